package io.ledgerline.gateway.protect;

import io.ledgerline.audit.EntryObject;
import io.ledgerline.documents.DocumentReader.Allowance;
import io.ledgerline.documents.Extraction;
import io.ledgerline.documents.Format;
import io.ledgerline.documents.Reason;
import io.ledgerline.gateway.stage.DocumentSeen;
import io.ledgerline.messages.request.Media;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * The files of a request, read once for all stages: their texts, and whatever nobody could look
 * into. What they may cost is bounded for the request as a whole.
 */
final class Attachments {
  /** No files, or none that anybody still asks about. */
  static final Attachments NONE = new Attachments();

  /** So many are read, and named one by one; a request has rarely more. */
  private static final int MOST = 100;

  private static final int MOST_NAMED = 24;
  private static final String OTHERS = "further documents";

  private final List<Read> texts = new ArrayList<>();
  private final List<DocumentSeen> seen = new ArrayList<>();
  private final Set<String> unseen = new LinkedHashSet<>();
  private final Set<String> unfinished = new LinkedHashSet<>();
  private final Set<String> parsers = new TreeSet<>();
  private boolean lasting;
  private int files;

  private Attachments() {}

  /**
   * A file that was read.
   *
   * @param block where it stands; one name for all beyond the first ones
   * @param message index of its message
   */
  record Read(String block, int message, Extraction.Text text) {}

  /** Reads the files; takes as long as the reader's allowance for one request at most. */
  static Attachments read(
      String tenant, RequestTexts request, SeenFiles reader, LongSupplier nanoTime) {
    var all = new Attachments();
    Allowance whole = reader.allowance();
    long began = nanoTime.getAsLong();
    int characters = whole.characters();
    for (FileSpan file : request.files()) {
      Duration spent = Duration.ofNanos(nanoTime.getAsLong() - began);
      Extraction read =
          all.files++ < MOST
              ? reader.read(tenant, file, new Allowance(characters, whole.time().minus(spent)))
              : new Extraction.Unread(Format.UNKNOWN, Reason.ALLOWANCE);
      if (read instanceof Extraction.Text text) {
        characters -= text.characters();
      }
      all.take(file, read, request.media());
    }
    all.media(request.media());
    return all;
  }

  /** What nobody looks into where documents are not asked for. */
  static Attachments unread(RequestTexts request) {
    var all = new Attachments();
    all.media(request.media());
    return all;
  }

  private void take(FileSpan file, Extraction extraction, Media media) {
    String block = files <= MOST_NAMED ? file.block() : OTHERS;
    String format = extraction.format().wireName();
    switch (extraction) {
      case Extraction.Text text -> {
        texts.add(new Read(block, file.message(), text));
        parsers.addAll(List.of(text.parser().split(" ")));
        text.left().forEach(each -> unseen.add(block + ": " + each + ", not read"));
        if (text.unfinished()) {
          unfinished.add(block + ": " + String.join(", ", text.left()) + ", not read");
          lasting = true;
        }
        see(block, format, text.pages(), text.characters(), text.parser(), "", text.left());
      }
      case Extraction.Unread(var as, var reason) -> {
        if (as == Format.IMAGE && media.images() > 0) {
          return; // counted with the pictures of the request
        }
        String what = block + ": " + format + " not read, " + reason.words();
        unseen.add(what);
        if (reason.unfinished()) {
          unfinished.add(what);
          lasting |= !reason.passes();
        }
        see(block, format, 0, 0, "", reason.wireName(), List.of());
      }
    }
  }

  private void see(
      String block,
      String format,
      int pages,
      int characters,
      String parser,
      String unread,
      List<String> left) {
    if (seen.size() < MOST_NAMED) {
      seen.add(new DocumentSeen(block, format, pages, characters, parser, unread, left));
    }
  }

  private void media(Media media) {
    leftOut(media.images(), "images");
    leftOut(media.urls(), "sources the upstream fetches");
    leftOut(media.files(), "uploaded files");
  }

  private void leftOut(int count, String what) {
    if (count > 0) {
      unseen.add(what + ": " + count + " not read");
    }
  }

  /** Those that were read. */
  List<Read> texts() {
    return texts;
  }

  /** Takes what a model that fails open did not read, which counts as what nobody could. */
  void unread(List<String> models) {
    unseen.addAll(models);
  }

  /** What nobody could look into, with the reason; never content. */
  Set<String> unseen() {
    return unseen;
  }

  /** What of it could have been read, had there been more time or room. */
  Set<String> unfinished() {
    return unfinished;
  }

  /** Whether trying again reads no more of it. */
  boolean lasting() {
    return lasting;
  }

  /** What read them, with versions. */
  Set<String> parsers() {
    return parsers;
  }

  /** The first of all files, and what became of each. */
  List<DocumentSeen> seen() {
    return seen;
  }

  /** The same as entries list them. */
  List<EntryObject> objects() {
    var objects = new ArrayList<EntryObject>(seen.size());
    for (DocumentSeen each : seen) {
      EntryObject object = EntryObject.object().text("block", each.block());
      if (each.unread().isEmpty()) {
        object.text("parsed", each.shown()).text("parser", each.parser());
      } else {
        object.text("unread", each.shown());
      }
      objects.add(each.left().isEmpty() ? object : object.texts("left", each.left()));
    }
    return objects;
  }
}
