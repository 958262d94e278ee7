"""The one place that runs the git command.

A folder that came from somewhere else may hold a ``.git`` whose settings start programs. No hook, file system monitor,
pager, external diff, text conversion or signature program is started by what stands here; nothing is fetched unless
that is asked for, and no commit is replaced by another. Filters of the work tree cannot be switched off: whoever reads
the past uses commands that do not touch the work tree. Whether a folder belongs to the user is git's own question
(``safe.directory``); its refusal is passed on.

Sharing work is another matter: in the user's own clone, what is set up there has to run (`own`).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from roadmap.locale.value import phrase
from roadmap.locale.why import why
from roadmap.model.finding import RoadmapError

PATIENCE = 300.0
"""Seconds after which a git command that has not ended is given up."""

_OPTIONS = (
    "--no-pager",
    "--no-replace-objects",
    "-c", "core.fsmonitor=false",
    "-c", f"core.hooksPath={os.devnull}",
    "-c", "core.quotePath=false",
    "-c", "log.showSignature=false",
)  # fmt: skip
_OWN_OPTIONS = ("--no-pager", "-c", "core.quotePath=false")
# What git needs to find itself, the user's settings, name and keys; nothing that could point it to another repository.
_KEPT = frozenset({
    "PATH", "HOME", "USERPROFILE", "HOMEDRIVE", "HOMEPATH", "APPDATA", "LOCALAPPDATA", "PROGRAMDATA", "SYSTEMROOT",
    "COMSPEC", "PATHEXT", "WINDIR", "TMPDIR", "TMP", "TEMP", "USER", "USERNAME", "LOGNAME", "TZ", "XDG_CONFIG_HOME",
    "XDG_RUNTIME_DIR", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES",
    "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_AUTHOR_DATE", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL",
    "GIT_COMMITTER_DATE", "EMAIL",
})  # fmt: skip
_FOR_NETWORK = frozenset({
    "SSH_AUTH_SOCK", "SSH_AGENT_PID", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSL_CAINFO", "SSL_CERT_FILE", "HTTP_PROXY",
    "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY",
})  # fmt: skip
_ELSEWHERE = frozenset({
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_NAMESPACE",
    "GIT_PREFIX", "GIT_LITERAL_PATHSPECS",
})  # fmt: skip
# Words that a program can read, and no questions.
_PLAIN = {"LC_ALL": "C", "LANGUAGE": "", "GIT_TERMINAL_PROMPT": "0", "GIT_PAGER": "cat", "GIT_EDITOR": ":"}
_NO_GIT = phrase("The program git is not installed", "Chưa cài chương trình git")
_INSTALL = phrase("Install git to read and share the history", "Hãy cài git để xem lịch sử và chia sẻ thay đổi")


class GitError(RoadmapError):
    """git ended with an error.

    Attributes:
        code: git's exit status.
        reason: git's own words, in English.
        output: what it wrote before.
        said: all that it, its hooks and the other side said.
    """

    def __init__(self, command: str, code: int, reason: str, output: bytes = b"", said: str = "") -> None:
        if "dubious ownership" in reason:
            message = phrase(
                "git refuses to read this repository: its folder belongs to another user",
                "git từ chối đọc kho này: thư mục thuộc về người dùng khác",
            )
            hint = phrase(
                "If you trust it: git config --global --add safe.directory FOLDER",
                "Nếu tin cậy thư mục này: git config --global --add safe.directory THU-MUC",
            )
            super().__init__(message, hint, status=3)
        else:
            why = reason or f"exit status {code}"
            super().__init__(phrase("git {command}: {why}", "git {command}: {why}", command=command, why=why),
                             status=3)  # fmt: skip
        self.code, self.reason, self.output, self.said = code, reason, output, said


def _command(arguments: Sequence[str]) -> str:
    """The name of git's command, behind the settings that are given for it alone."""
    rest = iter(arguments)
    for word in rest:
        if word == "-c":
            next(rest, None)
        elif not word.startswith("-"):
            return word
    return ""


def run(
    root: Path,
    *arguments: str,
    input: bytes | None = None,
    network: bool = False,
    own: bool = False,
    extra: Mapping[str, str] | None = None,
    patience: float | None = None,
) -> bytes:
    """What the git command `arguments`, run in the folder `root`, writes to standard output.

    Args:
        root: the folder that git works in.
        arguments: the command and its options; paths go after ``--``, names of others' making after
            ``--end-of-options``.
        input: what git reads from standard input.
        network: whether git may talk to other repositories; it never asks for a password.
        own: whether this is the user's own clone, in which hooks, filters and settings work as in any git command.
        extra: further variables of git's environment.
        patience: seconds after which it is given up; :data:`PATIENCE` where none is given.

    Raises:
        GitError: git ended with an error.
        RoadmapError: there is no git, it cannot be started, or it does not end.
    """
    program, seconds = shutil.which("git"), patience or PATIENCE
    if program is None:
        raise RoadmapError(_NO_GIT, _INSTALL, status=3)
    try:
        ended = subprocess.run(  # noqa: S603 - a list of arguments, no shell
            [program, *(_OWN_OPTIONS if own else _OPTIONS), *arguments],
            cwd=root,
            input=b"" if input is None else input,
            capture_output=True,
            env=environment(network=network, own=own) | dict(extra or {}),
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        message = phrase("git {command} has not ended after {n} seconds", "git {command} chưa xong sau {n} giây",
                         command=_command(arguments), n=seconds)  # fmt: skip
        raise RoadmapError(message, status=3) from None
    except OSError as error:
        message = phrase("git cannot be started: {reason}", "Không chạy được git: {reason}",
                         reason=why(error))  # fmt: skip
        raise RoadmapError(message, status=3) from error
    if ended.returncode:
        said = ended.stderr.decode("utf-8", "replace")
        raise GitError(arguments[0], ended.returncode, _reason(ended.stderr), ended.stdout, said)
    return ended.stdout


def environment(*, network: bool = False, own: bool = False) -> dict[str, str]:
    """The environment that git gets: what it needs of ours, and no more; in the user's own clone all but detours."""
    if own:
        return {name: value for name, value in os.environ.items() if name.upper() not in _ELSEWHERE} | _PLAIN
    kept = _KEPT | _FOR_NETWORK if network else _KEPT
    told = {name: value for name, value in os.environ.items() if name.upper() in kept}
    told |= {"LC_ALL": "C", "LANGUAGE": "", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_PAGER": "cat"}
    if not network:  # a repository of others may name programs that fetch what it lacks
        told |= {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": ""}
    return told


def _reason(said: bytes) -> str:
    """The line of standard error that tells what is wrong, without git's prefix."""
    lines = [line.strip() for line in said.decode("utf-8", "replace").splitlines() if line.strip()]
    fatal = [line for line in lines if line.startswith(("fatal: ", "error: "))]
    return (fatal or lines or [""])[0].partition(": ")[2] or (lines or [""])[0]
