"""One project, told from others by identity: what is made of it is made once for all rules."""

from typing import Generic, TypeVar

from msgspec import Struct

T_co = TypeVar("T_co", covariant=True)


class Same(Struct, Generic[T_co], frozen=True, eq=False):
    """A value as a key of a cache: equal to another only if both hold the very same object."""

    it: T_co

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.it is other.it

    def __hash__(self) -> int:
        return id(self.it)
