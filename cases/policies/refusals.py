"""How a refused save is answered: one status for each code, for the form and the API alike."""

from collections.abc import Mapping

from cases.errors import RefusalCode

STATUS_OF_REFUSAL: Mapping[RefusalCode, int] = {
    RefusalCode.MALFORMED: 400,
    RefusalCode.RIGHT: 403,
    RefusalCode.OPERATION_REUSED: 409,
    RefusalCode.INVALID: 422,
    RefusalCode.LOCKED: 423,
}
CONFLICT_STATUS = 412
