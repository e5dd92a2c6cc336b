// A chart that was drawn as SVG becomes a file: as it is, or as a picture of it.
const SCALE = 2; // pixels of a picture for one unit of the drawing

async function pngOf(svg) {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), {
        width: image.naturalWidth * SCALE, height: image.naturalHeight * SCALE,
    });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

function download(blob, name) {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/// The page is not idle meanwhile.
export async function savePicture(program, svg, name) {
    program.web.pageTimers += 1;
    try {
        const isPicture = name.endsWith(".png");
        download(isPicture ? await pngOf(svg) : new Blob([svg], { type: "image/svg+xml" }), name);
    } finally {
        program.web.pageTimers -= 1;
    }
}
