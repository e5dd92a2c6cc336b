// A tab that Playwright does not know of. Playwright keeps its own tabs awake and in focus, so that none is ever
// hidden; this one is hidden when another is opened before it, as in any browser.

export class BareTab {
    static async open(browser, url) {
        const tab = new BareTab();
        tab.cdp = await browser.newBrowserCDPSession();
        tab.answers = new Map();
        tab.cdp.on("Target.receivedMessageFromTarget", ({message}) => {
            const answer = JSON.parse(message);
            tab.answers.get(answer.id)?.(answer);
        });
        const {browserContextId} = await tab.cdp.send("Target.createBrowserContext");
        tab.browserContextId = browserContextId;
        tab.targetId = await tab.openTarget(url);
        const {sessionId} = await tab.cdp.send("Target.attachToTarget", {targetId: tab.targetId, flatten: false});
        tab.sessionId = sessionId;
        return tab;
    }

    async openTarget(url) {
        return (await this.cdp.send("Target.createTarget", {url, browserContextId: this.browserContextId})).targetId;
    }

    async close() {
        await this.cdp.send("Target.disposeBrowserContext", {browserContextId: this.browserContextId});
        await this.cdp.detach();
    }

    send(method, params) {
        const id = this.answers.size + 1;
        const message = JSON.stringify({id, method, params});
        return new Promise((resolve, reject) => {
            this.answers.set(id, resolve);
            this.cdp.send("Target.sendMessageToTarget", {sessionId: this.sessionId, message}).catch(reject);
        });
    }

    /// The value of an expression in the page; a promise is waited for.
    async ask(expression) {
        const question = {expression, returnByValue: true, awaitPromise: true};
        const {result, error} = await this.send("Runtime.evaluate", question);
        if (error || result.exceptionDetails) {
            throw new Error(error?.message ?? result.exceptionDetails.exception?.description ?? "it failed in the tab");
        }
        return result.result.value;
    }

    /// Waits for it to become true. While the page is being opened there is nothing that could answer.
    async until(expression) {
        const end = Date.now() + 15000;
        while (!(await this.ask(expression).catch(() => false))) {
            if (Date.now() > end) throw new Error(`not true in time: ${expression}`);
            await new Promise((resolve) => setTimeout(resolve, 20));
        }
    }

    /// Another tab comes before it.
    async hide() {
        this.other = await this.openTarget("about:blank");
        await this.until("document.hidden");
    }

    async show() {
        await this.cdp.send("Target.activateTarget", {targetId: this.targetId});
        await this.until("!document.hidden");
    }
}
