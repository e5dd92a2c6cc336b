// Recent plans: kept as text in the browser's own storage, and nowhere else.
const KEY = "keel.recent";

export class Recent {
    #unsaved = null; // the latest, where the browser stores nothing or has no room: for as long as the page is open

    constructor(program) {
        this.program = program;
    }

    /// Reads anew each time, as other pages write there too.
    recall() {
        const { web, _keel_recent: tell } = this.program;
        tell(web.give(this.#unsaved ?? this.#stored()), Date.now() / 1000, -60 * new Date().getTimezoneOffset());
    }

    keep(text) {
        try {
            if (text) localStorage.setItem(KEY, text);
            else localStorage.removeItem(KEY);
            this.#unsaved = null;
        } catch {
            this.#unsaved = text;
        }
    }

    #stored() {
        try {
            return (localStorage.getItem(KEY) ?? "").slice(0, 1 << 20);
        } catch {
            return "";
        }
    }
}
