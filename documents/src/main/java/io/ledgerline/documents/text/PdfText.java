package io.ledgerline.documents.text;

import io.ledgerline.documents.Format;
import io.ledgerline.documents.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.util.Version;
import org.jspecify.annotations.Nullable;

/**
 * The text of a PDF: what its pages draw, then notes and links, form fields, bookmarks, its
 * description, and files attached to it. Scripts are neither run nor read; nothing is fetched.
 */
final class PdfText {
  private static final int MOST_BOOKMARKS = 10_000;

  static {
    FontMappers.set(new BuiltInFonts());
  }

  private final Reading reading;
  private int bookmarks;

  PdfText(Reading reading) {
    this.reading = reading;
  }

  Format read(byte[] bytes) throws IOException, UnreadableException {
    reading.parser("pdfbox@" + Version.getVersion());
    try (PDDocument document = Loader.loadPDF(bytes)) {
      pages(document);
      reading.line();
      describe(document.getDocumentInformation());
      attempt("bookmarks", () -> bookmarks(document.getDocumentCatalog().getDocumentOutline()));
      attempt("form", () -> form(document.getDocumentCatalog().getAcroForm(null)));
      attempt("attachments", () -> new PdfAttachments(reading).read(document));
      return Format.PDF;
    } catch (InvalidPasswordException e) {
      throw new UnreadableException(Reason.ENCRYPTED);
    }
  }

  private void pages(PDDocument document) throws IOException {
    int number = 0;
    for (PDPage page : document.getPages()) {
      if (++number > reading.limits().pages()) {
        reading.leftOver("pages beyond " + reading.limits().pages());
        break;
      }
      reading.page();
      attempt("notes", () -> notes(page));
    }
    var drawn = new PdfPages(reading);
    drawn.setEndPage(reading.limits().pages());
    drawn.writeText(document, drawn.sink());
    drawn.note();
  }

  /** A part that other parts do not depend on. */
  @FunctionalInterface
  private interface Part {
    void read() throws IOException;
  }

  private void attempt(String what, Part part) throws Reading.FullException {
    try {
      part.read();
    } catch (Reading.FullException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      reading.left(what, Reason.BROKEN);
    }
  }

  private void notes(PDPage page) throws IOException {
    for (PDAnnotation note : page.getAnnotations()) {
      say(note.getContents());
      if (note instanceof PDAnnotationLink link && link.getAction() instanceof PDActionURI uri) {
        say(uri.getURI());
      }
      if (note instanceof PDAnnotationFileAttachment file) {
        new PdfAttachments(reading).file(file.getFile());
      }
    }
  }

  private void describe(PDDocumentInformation about) throws IOException {
    for (String each :
        new String[] {
          about.getTitle(), about.getAuthor(), about.getSubject(), about.getKeywords()
        }) {
      say(each);
    }
  }

  private void bookmarks(@Nullable PDOutlineNode node) throws IOException {
    if (node == null) {
      return;
    }
    for (PDOutlineItem item : node.children()) {
      if (++bookmarks > MOST_BOOKMARKS) {
        reading.leftOver("bookmarks beyond " + MOST_BOOKMARKS);
        return;
      }
      say(item.getTitle());
      bookmarks(item);
    }
  }

  private void form(@Nullable PDAcroForm form) throws IOException {
    if (form == null) {
      return;
    }
    for (PDField field : form.getFieldTree()) {
      say(field.getAlternateFieldName());
      String value = field.getValueAsString();
      if (value != null && !value.isBlank()) {
        say(field.getFullyQualifiedName() + ": " + value);
      }
    }
    if (form.hasXFA()) {
      Markup.read(reading, new ByteArrayInputStream(form.getXFA().getBytes()), "form");
    }
  }

  private void say(@Nullable String text) throws IOException {
    if (text != null && !text.isBlank()) {
      reading.append(text);
      reading.line();
    }
  }
}
