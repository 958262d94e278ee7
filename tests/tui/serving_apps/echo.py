"""Stands for an app: says what it was given, then hands back every packet that it gets."""

import json
import os
import sys

sys.stdout.buffer.write(b"a line that came before\n__GANGLION__\n")


def send(kind: bytes, payload: bytes) -> None:
    sys.stdout.buffer.write(kind + len(payload).to_bytes(4, "big") + payload)
    sys.stdout.buffer.flush()


send(b"D", json.dumps({"pid": os.getpid(), "words": sys.argv[1:], "environment": dict(os.environ)}).encode())
while head := sys.stdin.buffer.read(5):
    payload = sys.stdin.buffer.read(int.from_bytes(head[1:], "big"))
    if head[:1] == b"M" and json.loads(payload)["type"] == "quit":
        break
    if payload.startswith(b"!"):  # something else than keys: a packet of its own
        send(payload[1:2], payload[2:])
    else:
        send(b"D", json.dumps([head[:1].decode(), payload.decode()]).encode())
