package io.ledgerline.documents;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** PDFs for tests. */
public final class PdfFiles {
  private PdfFiles() {}

  /** Something done to a document before it is written. */
  @FunctionalInterface
  public interface Step {
    void on(PDDocument document) throws IOException;
  }

  /** Something drawn. */
  @FunctionalInterface
  public interface Drawing {
    void on(PDPageContentStream page) throws IOException;
  }

  public static byte[] of(Step... steps) {
    try (var document = new PDDocument();
        var bytes = new ByteArrayOutputStream()) {
      for (Step step : steps) {
        step.on(document);
      }
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A page with one line of text. */
  public static byte[] saying(String text) {
    return of(page(text));
  }

  public static Step page(String text) {
    return drawn(page -> page.showText(text));
  }

  /** A page that is drawn inside one text object. */
  public static Step drawn(Drawing drawing) {
    return document -> {
      var page = new PDPage();
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.newLineAtOffset(50, 700);
        drawing.on(content);
        content.endText();
      }
    };
  }

  public static Step picture() {
    return document -> {
      var page = new PDPage();
      document.addPage(page);
      var image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
      try (var content = new PDPageContentStream(document, page)) {
        content.drawImage(LosslessFactory.createFromImage(document, image), 50, 50, 100, 100);
      }
    };
  }

  /** So many pages, which all draw the same. */
  public static Step pages(int count) {
    return document -> {
      page("again").on(document);
      PDPage first = document.getPage(0);
      for (int i = 1; i < count; i++) {
        var page = new PDPage();
        page.setResources(first.getResources());
        page.getCOSObject()
            .setItem(
                org.apache.pdfbox.cos.COSName.CONTENTS,
                first.getCOSObject().getItem(org.apache.pdfbox.cos.COSName.CONTENTS));
        document.addPage(page);
      }
    };
  }

  public static Step password(String owner, String user) {
    return document -> {
      var policy = new StandardProtectionPolicy(owner, user, new AccessPermission());
      policy.setEncryptionKeyLength(256);
      document.protect(policy);
    };
  }
}
