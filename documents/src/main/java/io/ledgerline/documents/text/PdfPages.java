package io.ledgerline.documents.text;

import java.io.IOException;
import java.io.Writer;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * The text that pages draw, visible or not, and how much of what they draw has no meaning as text:
 * glyphs of fonts that don't say which letters they are, and pages that hold pictures only.
 */
final class PdfPages extends PDFTextStripper {
  private static final int FEW_GLYPHS = 20;
  private static final int PERCENT_WITHOUT_MEANING = 5;

  private final Reading reading;
  private int pages;
  private int pictures;
  private long glyphs;
  private long withoutMeaning;

  PdfPages(Reading reading) {
    this.reading = reading;
    // Letters drawn twice make bold; read twice they would hide every number.
    setSuppressDuplicateOverlappingText(true);
    setLineSeparator("\n");
    setPageEnd("\n");
  }

  /** A writer into the reading. */
  Writer sink() {
    return new Writer() {
      @Override
      public void write(char[] chars, int from, int length) throws IOException {
        reading.append(new String(chars, from, length));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  /** Notes what was drawn and could not be read. */
  void note() {
    if (pictures > 0) {
      reading.left("pages with pictures only: " + pictures);
    }
    if (withoutMeaning > FEW_GLYPHS && withoutMeaning * 100 > glyphs * PERCENT_WITHOUT_MEANING) {
      reading.left("glyphs without a meaning: " + withoutMeaning + " of " + glyphs);
    }
  }

  @Override
  public void processPage(PDPage page) throws IOException {
    if (++pages > reading.limits().pages()) {
      return;
    }
    int before = reading.length();
    super.processPage(page);
    if (reading.isBlankSince(before) && hasPicture(page)) {
      pictures++;
    }
  }

  private static boolean hasPicture(PDPage page) {
    // Pictures, or forms that drew no text.
    return page.getResources() != null
        && page.getResources().getXObjectNames().iterator().hasNext();
  }

  @Override
  protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
      throws IOException {
    glyphs++;
    if (font.toUnicode(code) == null) {
      withoutMeaning++;
    }
    super.showGlyph(matrix, font, code, displacement);
  }
}
