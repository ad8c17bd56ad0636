package live.lsn.desk.lots;

import live.lsn.api.model.goods.Inspection;
import live.lsn.api.model.goods.Lot;
import live.lsn.api.model.goods.LotFile;
import live.lsn.desk.attach.RecordFiles;
import live.lsn.desk.report.InspectionReport;
import live.lsn.ui.chart.FileSaver;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// Writes the report of an inspection where the user wants it, with the photos that are here.
final class LotReport {
    private static final Logger LOG = LoggerFactory.getLogger(LotReport.class);
    private final InspectionReport report;
    private final RecordFiles files;
    private final FileSaver saver;

    LotReport(InspectionReport report, RecordFiles files, FileSaver saver) {
        this.report = report;
        this.files = files;
        this.saver = saver;
    }

    /// The newest inspection's; nothing where there is none.
    void save(Lot lot) {
        if (!lot.inspections().isEmpty()) save(lot, lot.inspections().getLast());
    }

    void save(Lot lot, Inspection inspection) {
        saver.save(
                inspection.number() + ".pdf",
                out -> out.write(report.pdf(lot, inspection, pictures(lot, inspection))));
    }

    private Map<String, byte[]> pictures(Lot lot, Inspection inspection) {
        var pictures = new HashMap<String, byte[]>();
        for (LotFile file : lot.files()) {
            if (!inspection.id().equals(file.inspectionId()) || !file.file().isPicture()) continue;
            try {
                pictures.put(file.file().id(), files.content(file.file()));
            } catch (IOException away) {
                // The report tells it by its name and hash.
                LOG.debug("a photo is not here");
            }
        }
        return pictures;
    }
}
