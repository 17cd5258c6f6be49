package io.ledgerline.documents.text;

import java.math.BigDecimal;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DataFormatter;

/**
 * Numbers as a sheet shows them, and beside them all their digits where the sheet shows fewer: a
 * card number in a narrow column is one all the same.
 */
final class PlainNumbers extends DataFormatter {
  private static final double LONG = 1e6;
  private static final double LONGEST = 1e20;

  PlainNumbers() {
    super(Locale.ROOT);
  }

  @Override
  public String formatRawCellContents(
      double value, int formatIndex, String format, boolean use1904) {
    String shown = super.formatRawCellContents(value, formatIndex, format, use1904);
    double size = Math.abs(value);
    if (size < LONG || size >= LONGEST || value != Math.rint(value)) {
      return shown;
    }
    String digits = new BigDecimal(size).toPlainString();
    return digits(shown).equals(digits) ? shown : shown + " " + digits;
  }

  private static String digits(String text) {
    return text.replaceAll("[^0-9]", "");
  }
}
