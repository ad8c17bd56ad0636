package live.lsn.rules.sampling;

import live.lsn.api.model.goods.PlanType;
import live.lsn.api.model.goods.Scheme;

/// A table that is not at hand was asked for. It is not guessed from another scheme's.
public final class NotOfferedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotOfferedException(Scheme scheme, PlanType type) {
        super(
                "Not offered: the "
                        + type.name().toLowerCase(java.util.Locale.ROOT)
                        + " sampling tables of "
                        + scheme.title()
                        + " are not at hand, and those of other schemes differ.");
    }
}
