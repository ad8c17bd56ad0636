package live.lsn.api.model;

import java.time.Instant;

/// Somebody uncovered the personal data of a case, and why.
public record Reveal(String by, Instant at, String reason) {}
