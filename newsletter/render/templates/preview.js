"use strict";
const frame = document.querySelector("iframe");
const chosen = (name) => document.querySelector(`input[name=${name}]:checked`).value;
const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });
let place = 0;

function address() {
  const images = document.getElementById("images").checked ? "on" : "off";
  return `/edition/${chosen("edition")}?scheme=${chosen("scheme")}&images=${images}`;
}

function show(keep) {
  place = keep && frame.contentWindow ? frame.contentWindow.scrollY : 0;
  frame.style.width = `${chosen("width")}px`;
  frame.contentWindow.location.replace(address());
}

frame.addEventListener("load", () => frame.contentWindow.scrollTo(0, place));

function list(items) {
  const found = document.createElement("ul");
  for (const item of items) found.append(element("li", item));
  return found;
}

async function tell() {
  const state = await (await fetch("/state")).json();
  document.getElementById("size").textContent = state.size;
  document.getElementById("meter").value = state.bytes;
  const findings = document.getElementById("findings");
  findings.replaceChildren(list(state.findings));
  const stories = document.getElementById("stories");
  stories.replaceChildren(...state.stories.map((story) => {
    const row = element("li", story.headline);
    row.prepend(element("small", story.bytes));
    if (story.findings.length) row.append(list(story.findings));
    return row;
  }));
}

document.querySelector("header").addEventListener("change", () => show(true));
const events = new EventSource("/events");
events.addEventListener("message", () => { show(true); tell(); });
window.addEventListener("pagehide", () => events.close());
