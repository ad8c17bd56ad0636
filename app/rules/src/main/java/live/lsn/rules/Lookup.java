package live.lsn.rules;

import live.lsn.api.collection.SyncedCollection;
import live.lsn.api.model.Aggregate;

import org.jspecify.annotations.Nullable;

/// Records beside the one that a command changes, read from whichever side runs the rule: what an
/// order allows, how much of it came already.
///
/// The platform sees all of them and holds what it read until the command has taken effect. A desk
/// sees what it has cached, so that a rule there must not refuse for what is missing.
public interface Lookup {
    /// Sees no record.
    Lookup NOTHING =
            new Lookup() {
                @Override
                public boolean seesAll() {
                    return false;
                }

                @Override
                public <A extends Aggregate> @Nullable A find(
                        SyncedCollection<A> collection, String id) {
                    return null;
                }

                @Override
                public long sum(
                        SyncedCollection<?> collection, String column, String by, String value) {
                    return 0;
                }
            };

    /// Whether a record that is not found does not exist.
    boolean seesAll();

    /// The record of that id in the channel; null where there is none, or none is seen.
    <A extends Aggregate> @Nullable A find(SyncedCollection<A> collection, String id);

    /// A column added up over the channel's records that have a value in another one.
    ///
    /// @param column a declared column of whole numbers
    /// @param by a declared column of text
    long sum(SyncedCollection<?> collection, String column, String by, String value);
}
