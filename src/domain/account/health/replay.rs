//! The score over accounts that were lost: what it would have said, and when (B4).
