// Copying is all that this page does by itself. Without scripts the buttons stay away and the text can be marked.
"use strict";

const said = document.getElementById("said");

function mark(text) {
  const range = document.createRange();
  range.selectNodeContents(text);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text.textContent);
    return true;
  } catch {
    mark(text); // a browser that keeps the clipboard from files still lets the marked text be copied
    return document.execCommand("copy");
  }
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  const label = button.innerHTML;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const done = await copied(document.getElementById(button.dataset.copy));
    button.textContent = done ? "Copied" : "Marked: press Ctrl+C";
    said.textContent = button.textContent;
    setTimeout(() => { button.innerHTML = label; said.textContent = ""; }, 2500);
  });
}
