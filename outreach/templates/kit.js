// Copying, choosing a voice and reading in large type are all that this page does by itself.
// Without scripts the buttons stay away, the chosen voice stands there, and the text can be marked.
"use strict";

const said = document.getElementById("said");
const large = document.getElementById("large");

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

for (const button of document.querySelectorAll("button[data-large]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    large.querySelector(".text").replaceChildren(document.getElementById(button.dataset.large).cloneNode(true));
    large.showModal();
  });
}

function speak(voice) {
  for (const article of document.querySelectorAll(".words")) {
    const texts = [...article.querySelectorAll(".voiced")];
    const chosen = texts.find((text) => text.dataset.voice === voice) ?? texts[0];
    for (const text of texts) text.hidden = text !== chosen;
  }
}

for (const fieldset of document.querySelectorAll("fieldset.voices")) {
  fieldset.hidden = false;
  fieldset.addEventListener("change", (event) => {
    speak(event.target.value);
    said.textContent = `The words are now ${event.target.value}.`;
  });
}
