package io.ledgerline.gateway.protect;

import io.ledgerline.gateway.protect.Consequences.Document;
import io.ledgerline.gateway.protect.Consequences.Looked;
import io.ledgerline.gateway.protect.RequestTexts.One;
import io.ledgerline.governance.data.DataPart;
import io.ledgerline.governance.data.DataTerms;
import io.ledgerline.inspection.detect.Detectors.Examined;
import io.ledgerline.inspection.model.ModelCard;
import io.ledgerline.inspection.tenant.TenantDetectors;
import io.ledgerline.inspection.token.Hiding;
import io.ledgerline.inspection.token.Passage;
import io.ledgerline.messages.json.Edit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One look at one request: what is in it and what its documents say of themselves; then {@link
 * Consequences} says what each finding comes to. Used once.
 */
final class Scan {
  private final String tenant;
  private final SeenData detectors;
  private final DataTerms terms;
  private final TenantDetectors newest;
  private final Hiding hiding;
  private final Set<DataPart> parts;
  private final int leastPermille;
  private final Set<DataPart> partsNow;
  private final SeenByModels models;
  private final int leastNow;
  private final Markings markings;
  private final Tally tally = new Tally();
  private final Consequences consequences;
  private final Set<String> scanned = new LinkedHashSet<>();
  private final Set<String> left = new LinkedHashSet<>();
  private final List<One> texts = new ArrayList<>();
  private final List<Looked> looked = new ArrayList<>();
  private final List<Document> documents = new ArrayList<>();
  private final List<Looked> fields = new ArrayList<>();
  private ModelVoices voices = ModelVoices.NONE;

  Scan(String tenant, SeenData detectors, SeenByModels models, DataTerms terms, Hiding hiding) {
    this.tenant = tenant;
    this.detectors = detectors;
    this.terms = terms;
    this.models = models;
    TenantDetectors began = terms.pinnedDetectors().detectors();
    this.newest = knowing(terms.detectors().detectors(), models);
    TenantDetectors pinned =
        began == terms.detectors().detectors() ? newest : knowing(began, models);
    this.hiding = hiding;
    this.parts = terms.pinned().parts();
    this.leastPermille = terms.pinned().leastPermille();
    this.partsNow = terms.newest().parts();
    this.leastNow = Math.min(leastPermille, terms.newest().leastPermille());
    this.markings = new Markings(terms, newest::category);
    this.consequences = new Consequences(pinned, newest, terms, markings, tally, hiding, left);
  }

  private static TenantDetectors knowing(TenantDetectors detectors, SeenByModels models) {
    TenantDetectors knowing = detectors;
    for (ModelCard card : models.cards()) {
      knowing = knowing.knowing(card.types());
    }
    return knowing;
  }

  Tally tally() {
    return tally;
  }

  /** What models said, or did not say. */
  ModelVoices voices() {
    return voices;
  }

  /** What is said of the content: labels, and markings of its documents. */
  Markings markings() {
    return markings;
  }

  Set<String> scanned() {
    return scanned;
  }

  Set<String> left() {
    return left;
  }

  /** How many findings the tenant's own allowed values took out. */
  int allowed() {
    return consequences.allowed();
  }

  void all(RequestTexts request, Attachments attachments) {
    left.addAll(request.left());
    voices = models.look(tenant, asked(request, attachments));
    var examining = new Examining(tenant, detectors, voices, newest::category);
    request.all().forEach(text -> text(text, examining));
    attachments.texts().forEach(read -> document(read, examining));
    // A class that one document's marking raises holds for all of the request.
    looked.forEach(consequences::ofText);
    documents.forEach(consequences::ofDocument);
    fields.forEach(consequences::ofField);
    hiding.settle();
  }

  /** The texts that a model may be asked about; a number by itself says nothing to one. */
  private List<SeenByModels.Asked> asked(RequestTexts request, Attachments attachments) {
    var asked = new ArrayList<SeenByModels.Asked>();
    if (models.cards().isEmpty()) {
      return asked;
    }
    for (One text : request.all()) {
      DataPart part = text.part();
      if (part != null && !text.number() && (parts.contains(part) || partsNow.contains(part))) {
        asked.add(new SeenByModels.Asked(text, part, text.passage()));
      }
    }
    attachments.texts().forEach(read -> asked.add(SeenByModels.Asked.of(read)));
    return asked;
  }

  /** The first document that repeats a value for which a token stands; null where none does. */
  @Nullable String repeating() {
    for (Document each : documents) {
      if (!hiding.stands(each.number()).isEmpty()) {
        return each.read().block();
      }
    }
    return null;
  }

  /** The first place that has to stay as it is and repeats such a value; null where none does. */
  @Nullable String repeatingField() {
    for (int i = 0; i < texts.size(); i++) {
      One text = texts.get(i);
      if (text.tokens() && hiding.stands(i).stream().anyMatch(stand -> !stand.token())
          || text.fixed() && !hiding.stands(i).isEmpty()) {
        return text.field();
      }
    }
    return null;
  }

  /** A document's text has no place in the body: it is looked at, and nothing in it replaced. */
  private void document(Attachments.Read read, Examining examining) {
    byte[] utf8 = read.text().utf8();
    var passage = new Passage(read.message(), false, utf8, 0, utf8.length);
    int number = hiding.add(passage);
    scanned.add(DataPart.DOCUMENTS.wireName());
    int least = terms.newest().leastPermille();
    Examined seen = examining.document(read, passage, least);
    // A turn on which it can't be read, as the reader is busy, must make the same bytes.
    markings.note(DataPart.DOCUMENTS, Markings.NO_MESSAGE, utf8, seen);
    markings.say(DataPart.DOCUMENTS, Markings.NO_MESSAGE, voices.about(read, least));
    documents.add(new Document(number, read, seen.findings()));
  }

  private void text(One text, Examining examining) {
    int number = hiding.add(text.passage());
    texts.add(text);
    DataPart part = text.part();
    if (text.fixed()) {
      field(number, text, part, examining);
    } else if (part == null) {
      boolean stops = text.passage().message() == RequestTexts.BEHIND_ALL;
      scanned.add((stops ? "stop sequences" : "assistant") + ": known values only");
    } else if (parts.contains(part) || partsNow.contains(part)) {
      scanned.add(part.wireName());
      look(number, text, part, examining);
    } else {
      left.add(part.wireName() + ": not asked for by the data policy");
    }
  }

  private void field(int number, One text, @Nullable DataPart part, Examining examining) {
    if (part == null) {
      return; // the model's own: only what is known is looked for
    }
    if (partsNow.contains(part)) {
      scanned.add(part.wireName());
      int least = terms.newest().leastPermille();
      Examined seen = examining.text(text, least);
      fields.add(new Looked(number, text, false, List.of(), seen.findings()));
    } else {
      left.add(part.wireName() + ": not asked for by the data policy");
    }
  }

  private void look(int number, One text, DataPart part, Examining examining) {
    var passage = text.passage();
    if (!parts.contains(part)) {
      // The bytes of this turn and of later ones are made as if nobody looked.
      Examined now = examining.text(text, leastNow);
      markings.note(part, Markings.NO_MESSAGE, passage.utf8(), now);
      markings.say(part, Markings.NO_MESSAGE, voices.about(text, leastNow));
      looked.add(new Looked(number, text, false, List.of(), now.findings()));
      return;
    }
    Examined seen = examining.text(text, leastPermille);
    markings.note(part, passage.message(), passage.utf8(), seen);
    markings.say(part, passage.message(), voices.about(text, leastPermille));
    Examined now = leastNow < leastPermille ? examining.text(text, leastNow) : seen;
    looked.add(new Looked(number, text, true, seen.findings(), now.findings()));
  }

  /** The edits of the body that put something in the place of every value. */
  List<Edit> edits() {
    return Replacing.edits(texts, hiding);
  }
}
