package io.ledgerline.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ooxml.POIXMLDocument;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Office files for tests. */
public final class OfficeFiles {
  private OfficeFiles() {}

  /** Something done to a document before it is written. */
  @FunctionalInterface
  public interface Step<D> {
    void on(D document) throws IOException;
  }

  public static byte[] word(Step<XWPFDocument> step) {
    return written(new XWPFDocument(), step);
  }

  /** One paragraph. */
  public static byte[] wordSaying(String text) {
    return word(document -> document.createParagraph().createRun().setText(text));
  }

  public static byte[] sheets(Step<XSSFWorkbook> step) {
    return written(new XSSFWorkbook(), step);
  }

  public static byte[] slides(Step<XMLSlideShow> step) {
    return written(new XMLSlideShow(), step);
  }

  private static <D extends POIXMLDocument> byte[] written(D document, Step<D> step) {
    try (document;
        var bytes = new ByteArrayOutputStream()) {
      step.on(document);
      document.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same package with a part replaced or added. */
  public static byte[] with(byte[] zip, String name, byte[] part) {
    Map<String, byte[]> parts = parts(zip);
    parts.put(name, part);
    return zip(parts);
  }

  /** The same package with a text part changed. */
  public static byte[] changed(byte[] zip, String name, String from, String to) {
    String part = new String(parts(zip).get(name), UTF_8);
    return with(zip, name, part.replace(from, to).getBytes(UTF_8));
  }

  public static Map<String, byte[]> parts(byte[] zip) {
    var parts = new LinkedHashMap<String, byte[]>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
        parts.put(each.getName(), in.readAllBytes());
      }
      return parts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] zip(Map<String, byte[]> parts) {
    try (var bytes = new ByteArrayOutputStream()) {
      try (var out = new ZipOutputStream(bytes)) {
        for (var part : parts.entrySet()) {
          out.putNextEntry(new ZipEntry(part.getKey()));
          out.write(part.getValue());
        }
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
