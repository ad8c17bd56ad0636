package live.lsn.cli.bench;

import java.util.List;

/// One subject that is measured.
public interface Bench {
    String name();

    /// What is measured, in a few words.
    String about();

    /// Measures. What it needs is made in the folder of the setup, or found there from an earlier
    /// run.
    ///
    /// @throws Exception if it cannot be measured here
    List<Measured> run(Setup setup) throws Exception;
}
