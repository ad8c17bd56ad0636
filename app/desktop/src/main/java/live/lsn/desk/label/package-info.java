/// Labels of lots and the sheet that goes with them, as PDF and for label printers. What is printed
/// is found again by the fields that take scans: the code is the lot's number and nothing else.
@org.jspecify.annotations.NullMarked
package live.lsn.desk.label;
