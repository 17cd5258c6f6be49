package io.ledgerline.documents.text;

import io.ledgerline.documents.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** The cells of a workbook as people see them: numbers and dates in their formats, row by row. */
final class Sheets {
  private final Reading reading;

  Sheets(Reading reading) {
    this.reading = reading;
  }

  /** Reads all sheets; returns the names of the parts that were read with them. */
  Set<String> read(Parts parts) throws IOException {
    var told = new HashSet<String>();
    try (OPCPackage workbook = OPCPackage.open(new UnpackedPackage(parts))) {
      var reader = new XSSFReader(workbook);
      var strings = new ReadOnlySharedStringsTable(workbook);
      StylesTable styles = reader.getStylesTable();
      XSSFReader.SheetIterator sheets = reader.getSheetIterator();
      while (sheets.hasNext()) {
        try (InputStream sheet = sheets.next()) {
          reading.page();
          reading.append(sheets.getSheetName());
          reading.line();
          read(sheet, styles, strings);
          String part = sheets.getSheetPart().getPartName().getName().substring(1);
          new SheetWords(reading).read(parts.all().get(part));
          told.add(part);
        }
      }
      for (String format : styles.getNumberFormats().values()) {
        new SheetWords(reading).strings(format);
      }
      told.add("xl/sharedStrings.xml");
    } catch (Reading.FullException e) {
      throw e;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (OpenXML4JException
        | SAXException
        | ParserConfigurationException
        | IOException
        | RuntimeException e) {
      // Their parts are read as mark-up, then: words without their order are better than none.
      reading.left("sheets", Reason.BROKEN);
    }
    return told;
  }

  private void read(InputStream sheet, StylesTable styles, ReadOnlySharedStringsTable strings)
      throws IOException, SAXException, ParserConfigurationException {
    XMLReader xml = XMLHelper.newXMLReader();
    xml.setContentHandler(
        new XSSFSheetXMLHandler(styles, null, strings, new Rows(), new PlainNumbers(), false));
    xml.parse(new InputSource(sheet));
  }

  /** Writes cells with tabs between them, as the detectors know tables. */
  private final class Rows implements SheetContentsHandler {
    private boolean first;

    @Override
    public void startRow(int row) {
      first = true;
    }

    @Override
    public void endRow(int row) {
      write("\n");
    }

    @Override
    public void cell(
        @Nullable String reference, @Nullable String shown, @Nullable XSSFComment comment) {
      write((first ? "" : "\t") + (shown == null ? "" : shown));
      first = false;
    }

    @Override
    public void headerFooter(String text, boolean header, String tag) {
      write(text + "\n");
    }

    private void write(String text) {
      try {
        reading.append(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
