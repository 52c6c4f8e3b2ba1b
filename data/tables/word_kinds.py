"""What each kind of words is called, and how it is used."""

from __future__ import annotations

from typing import Final

from data.model import WordsKind

TITLES: Final = {
    WordsKind.RECEPTION: "at reception",
    WordsKind.LIVE_CALL: "when they pick up",
    WordsKind.VOICEMAIL: "the voicemail",
    WordsKind.THANK_YOU_MAIL: "the mail",
    WordsKind.REJECTION_REPLY: "the reply to their rejection",
    WordsKind.KEEP_ON_FILE_REPLY: "the reply to their offer to keep you on file",
    WordsKind.NUDGE: "the question where things stand",
    WordsKind.HR_NOTE: "the note to HR",
    WordsKind.LINKEDIN_NOTE: "the LinkedIn invitation",
    WordsKind.REMINDER: "the one reminder",
    WordsKind.TALKING_POINTS: "the feedback call",
    WordsKind.FEEDBACK_THANKS: "thanks for the feedback",
    WordsKind.NO_FEEDBACK_THANKS: "thanks all the same",
    WordsKind.KEEP_ON_FILE_REQUEST: "the wish to stay on file",
    WordsKind.OTHER_ROLE: "the question for another role",
    WordsKind.THANK_YOU_CARD: "the card",
    WordsKind.CHECK_IN_1: "after one month",
    WordsKind.CHECK_IN_3: "after three months",
    WordsKind.CHECK_IN_6: "after six months",
    WordsKind.ARTICLE: "something to read",
}
HINTS: Final = {
    WordsKind.RECEPTION: "Friendly and short. You have nothing to hide, so say what it is about.",
    WordsKind.LIVE_CALL: "Ask first whether it is a good moment. Listen more than you speak.",
    WordsKind.VOICEMAIL: "Read it aloud once before you call. Smile: it can be heard.",
    WordsKind.THANK_YOU_MAIL: "If you have a mail of theirs, send this as a reply to it: then it is no stranger's mail.",
    WordsKind.REJECTION_REPLY: "Reply to their mail, so that it stays in its thread. Instead of the mail, not beside it.",
    WordsKind.KEEP_ON_FILE_REPLY: "Reply to their mail, so that it stays in its thread.",
    WordsKind.NUDGE: "Once. If nothing comes of it, let it rest.",
    WordsKind.HR_NOTE: "Where you have nobody else. HR can pass it on.",
    WordsKind.LINKEDIN_NOTE: "After the first message, never instead of it. Add it as a note to the invitation.",
    WordsKind.REMINDER: "Once, seven business days after the first message. Then silence.",
    WordsKind.TALKING_POINTS: "Think about your own answers first. Listen, write down, thank; do not argue.",
    WordsKind.FEEDBACK_THANKS: "The same day, whatever they said.",
    WordsKind.NO_FEEDBACK_THANKS: "The same day. It closes kindly what they cannot open.",
    WordsKind.KEEP_ON_FILE_REQUEST: "Where they did not offer it themselves.",
    WordsKind.OTHER_ROLE: "Better with a role that you have seen there.",
    WordsKind.THANK_YOU_CARD: "By hand, on paper.",
    WordsKind.CHECK_IN_1: "Only if they answered. Better with a line of news.",
    WordsKind.CHECK_IN_3: "Only if they answered. The one that may ask about openings elsewhere.",
    WordsKind.CHECK_IN_6: "Only if they answered. Better with a line of news.",
    WordsKind.ARTICLE: "Only if it has to do with what you talked about.",
}
