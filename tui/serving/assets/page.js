// Starts the terminal of textual-serve with our fonts, sends long pastes in pieces, and comes back after a lost
// connection. The terminal takes its socket's address from the page and keeps the socket to itself, so it is watched here.
"use strict";

const ENDS = { 4000: "left", 4001: "taken", 4002: "idle", 4003: "failed", 4004: "stopped" };
const PIECE = 8000; // characters; each takes at most six bytes of a frame of 64 KB
const RETRY = 2000; // milliseconds

// A name for this page that outlives loading it again: by it the server finds the app that still runs.
function pageName() {
  let name = sessionStorage.getItem("page");
  if (!name) {
    name = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    sessionStorage.setItem("page", name);
  }
  return name;
}

function ended(how) {
  document.body.dataset.ended = how;
  document.getElementById("again").focus();
}

async function comeBack() {
  try {
    await fetch("/alive");
    location.reload();
  } catch {
    setTimeout(comeBack, RETRY);
  }
}

window.WebSocket = class extends WebSocket {
  constructor(...given) {
    super(...given);
    let was_open = false;
    this.addEventListener("open", () => { was_open = true; });
    this.addEventListener("close", (event) => {
      ended(ENDS[event.code] || "lost");
      if (was_open && !(event.code in ENDS)) setTimeout(comeBack, RETRY);
    });
  }

  send(message) {
    if (this.readyState !== WebSocket.OPEN) return;
    if (message.length <= PIECE) {
      super.send(message);
      return;
    }
    const [kind, typed] = JSON.parse(message);
    const letters = Array.from(typed); // whole characters, never half of a pair
    for (let start = 0; start < letters.length; start += PIECE) {
      super.send(JSON.stringify([kind, letters.slice(start, start + PIECE).join("")]));
    }
  }
};

async function start() {
  history.replaceState(null, "", "/"); // the word in the address has done its work
  document.getElementById("again").addEventListener("click", () => location.reload());
  const terminal = document.getElementById("terminal");
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  terminal.dataset.sessionWebsocketUrl = `${scheme}//${location.host}/socket/${pageName()}`;
  // The terminal measures its cells once: the fonts must be there.
  await Promise.allSettled(["", "bold ", "italic "].map((style) => document.fonts.load(`${style}16px "Roboto Mono"`, "Ắ")));
  const script = document.createElement("script");
  script.src = "/asset/textual.js";
  script.addEventListener("load", () => {
    window.onload(new Event("load"));
    document.querySelector(".xterm-helper-textarea")?.focus();
  });
  document.body.append(script);
}

if (document.readyState === "complete") start();
else window.addEventListener("load", start);
