package live.lsn.desk.today;

import javafx.scene.layout.Region;

/// One page of the wall.
interface WallPage {
    /// Text key of its name.
    String name();

    Region node();

    void show(Page page);
}
