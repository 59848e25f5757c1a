"""What a chat model answers, as an OpenAI-compatible endpoint sends it."""

import json
from typing import Any

from servers import Reply

_PLAIN = {
    "cue": None,
    "speaker": None,
    "stance": "reject",
    "targets": [],
    "content": "",
    "attitude": "neither",
    "quotes": [],
    "when": None,
    "condition": None,
    "negated": False,
    "certainty": "certain",
    "tense": "done",
    "reported": True,
    "source": None,
}


def row(evidence: str, actor: str, **fields: Any) -> dict[str, Any]:
    """Return one statement of an answer."""
    return {"evidence": evidence, "actor": actor, **_PLAIN, **fields}


def chat(text: str | None, finish: str = "stop", **message: Any) -> Reply:
    """Answer with these words."""
    said = {"role": "assistant", "content": text, **message}
    return Reply({"object": "chat.completion", "choices": [{"index": 0, "message": said, "finish_reason": finish}]})


def listed(*rows: Any) -> Reply:
    """Answer with these statements."""
    return chat(json.dumps({"statements": rows}, ensure_ascii=False))
