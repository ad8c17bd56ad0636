package live.lsn.rules.quality;

import live.lsn.api.model.goods.NonconformityClass;

/// A kind of nonconformity over many lots. Plans may put one code into different classes, and then
/// it is two kinds: a wrong label is minor on a headset and major on a cosmetic.
///
/// @param code of a defect or a characteristic, as the plans name it
public record DefectCode(String code, NonconformityClass of) {
    // It is looked up a hundred thousand times for a year of lots; a text knows its own already.
    @Override
    public int hashCode() {
        return code.hashCode() * 31 + of.ordinal();
    }
}
