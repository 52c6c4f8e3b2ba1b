"""What a user can do something about: each error's own sentence says what."""

from data.store import UnknownCase
from flows.forms import BadCase
from flows.settings import BadSetting
from outreach.scripts import VoicemailTooLong

MISTAKES = (BadCase, BadSetting, UnknownCase, VoicemailTooLong)
