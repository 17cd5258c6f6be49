package io.ledgerline.gateway.protect;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.holds.Holds;
import io.ledgerline.gateway.stage.CallView;
import io.ledgerline.gateway.stage.Change;
import io.ledgerline.gateway.stage.Inspection;
import io.ledgerline.gateway.stage.ProtectStage;
import io.ledgerline.gateway.stage.Verdict;
import io.ledgerline.governance.data.DataPart;
import io.ledgerline.governance.data.DataTerms;
import io.ledgerline.governance.data.InjectionAction;
import io.ledgerline.governance.data.InjectionRules;
import io.ledgerline.inspection.injection.InjectionDetector;
import io.ledgerline.inspection.injection.InjectionReport;
import io.ledgerline.inspection.injection.Spotlight;
import io.ledgerline.inspection.injection.Suggestion;
import io.ledgerline.inspection.injection.Trust;
import io.ledgerline.inspection.model.Meaning;
import io.ledgerline.inspection.model.TextModel;
import io.ledgerline.messages.json.Edit;
import io.ledgerline.messages.json.JsonString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds text that tries to steer the assistant, in what users wrote and in what tools, documents
 * and searches brought, and does what the data policies in force say. A block is marked as data the
 * same way on every turn, so caches and signatures survive.
 */
public final class Steering implements ProtectStage {
  private final SeenTexts seen;
  private final SeenByModels models;
  private final SeenTools tools;
  private final Holds holds;
  private final String version;

  /** A stage with that detector, which asks there about what waits for a person. */
  public Steering(InjectionDetector detector, Holds holds) {
    this(detector, List.of(), holds);
  }

  /** The same, beside which models of the installation's own judge texts. */
  public Steering(InjectionDetector detector, List<TextModel> models, Holds holds) {
    this.models = new SeenByModels(models, meaning -> meaning instanceof Meaning.Steers);
    this.holds = holds;
    this.seen = new SeenTexts(detector);
    this.tools = new SeenTools(detector);
    this.version = detector.version();
  }

  @Override
  public String name() {
    return "steering";
  }

  @Override
  public Verdict<List<Edit>> protect(CallView call) {
    DataTerms terms = call.data();
    if (!terms.active()) {
      return Verdict.pass(); // the stage that looks for data has said so
    }
    call.inspection().detector(version);
    InjectionRules now = terms.newest().injection();
    InjectionRules began = terms.pinned().injection();
    InjectionReport held = null;
    for (InjectionReport report : tools.reports(call.tenant().name(), call.request())) {
      SteeringWords.flag(call.inspection(), report);
      if (now.tools() == InjectionAction.REFUSE && report.detected()) {
        return new Verdict.Refuse<>(SteeringWords.refusal(report));
      }
      held = waits(held, report, now.tools());
    }
    List<RequestTexts.One> texts = RequestTexts.last(call).all();
    Attachments attachments = attachments(call.inspection());
    List<Attachments.Read> documents = attachments.texts();
    ModelVoices voices = models.look(call.tenant().name(), asked(texts, documents));
    voices.detectors().forEach(call.inspection()::detector);
    voices.unread().forEach(call.inspection()::skipped);
    OwnAnswer closed = terms.newest().enforces() ? voices.closed() : null;
    if (closed != null) {
      return new Verdict.Refuse<>(closed);
    }
    var edits = new ArrayList<Edit>();
    var changes = new ArrayList<Change>();
    for (RequestTexts.One text : texts) {
      if (text.part() == DataPart.TOOLS && voices.speak(text)) {
        // Once more, and alone, so that what a model says counts beside our own signs.
        var report = voices.beside(report(call, text, Trust.TOOL_DEFINITION), text);
        SteeringWords.flag(call.inspection(), report);
        if (now.tools() == InjectionAction.REFUSE && report.detected()) {
          return new Verdict.Refuse<>(SteeringWords.refusal(report));
        }
        held = waits(held, report, now.tools());
      }
      Trust trust = trust(text.part());
      if (trust == null || text.number() || text.fixed()) {
        continue;
      }
      InjectionReport report = voices.beside(report(call, text, trust), text);
      if (report.suggestion() == Suggestion.NONE) {
        continue;
      }
      SteeringWords.flag(call.inspection(), report);
      boolean data = trust.isData();
      would(call.inspection(), terms, report, data);
      InjectionAction action = data ? now.data() : now.user();
      if (report.detected() && action == InjectionAction.REFUSE) {
        return new Verdict.Refuse<>(SteeringWords.refusal(report));
      }
      held = waits(held, report, action);
      if (data && began.data() == InjectionAction.STRIP && report.detected()) {
        List<Edit> taken = Stripped.edits(text, report);
        edits.addAll(taken);
        changes.add(
            new Change(
                "stripped",
                SteeringWords.shown(trust),
                taken.size() + " places",
                SteeringWords.strongest(report)));
      } else if (data && began.data() != InjectionAction.FLAG && marks(report)) {
        edits.addAll(marked(text, trust));
        changes.add(
            new Change(
                "spotlight", SteeringWords.shown(trust), "", SteeringWords.strongest(report)));
      }
    }
    for (Attachments.Read document : documents) {
      InjectionReport report = voices.beside(report(call, document), document);
      if (report.suggestion() == Suggestion.NONE) {
        continue;
      }
      SteeringWords.flag(call.inspection(), report, " of " + document.block());
      would(call.inspection(), terms, report, true);
      InjectionAction action = unwritten(call.inspection(), document, report, now.data());
      if (action == InjectionAction.REFUSE && report.detected()) {
        return new Verdict.Refuse<>(SteeringWords.refusal(report, " at " + document.block()));
      }
      held = waits(held, report, action);
    }
    Verdict<List<Edit>> goes =
        edits.isEmpty() ? Verdict.pass() : new Verdict.Rewrite<>(edits, changes);
    return held == null
        ? goes
        : new RequestHold(call, attachments, holds).about(held, SteeringWords.why(held), goes);
  }

  private List<SeenByModels.Asked> asked(
      List<RequestTexts.One> texts, List<Attachments.Read> documents) {
    var asked = new ArrayList<SeenByModels.Asked>();
    if (models.cards().isEmpty()) {
      return asked;
    }
    for (RequestTexts.One text : texts) {
      if (text.part() != null && !text.number() && !text.fixed()) {
        asked.add(new SeenByModels.Asked(text, text.part(), text.passage()));
      }
    }
    documents.forEach(document -> asked.add(SeenByModels.Asked.of(document)));
    return asked;
  }

  /** The files that the stage before has read; their texts are let go with this stage. */
  private static Attachments attachments(Inspection inspection) {
    Attachments read = inspection.carried(Attachments.class);
    inspection.carry(Attachments.class, Attachments.NONE);
    return read == null ? Attachments.NONE : read;
  }

  private InjectionReport report(CallView call, Attachments.Read document) {
    byte[] utf8 = document.text().utf8();
    return seen.report(call.tenant().name(), utf8, 0, utf8.length, Trust.DOCUMENT);
  }

  /**
   * What is done about a document, into which nothing can be written: what would be marked or taken
   * out there waits for a person, and what is too weak for that is said to have left as it is.
   */
  private static InjectionAction unwritten(
      Inspection inspection,
      Attachments.Read document,
      InjectionReport report,
      InjectionAction asked) {
    boolean writes = asked == InjectionAction.SPOTLIGHT || asked == InjectionAction.STRIP;
    if (writes && report.detected()) {
      inspection.flag(
          "injection.document_not_rewritable: %s asked for, held instead, %s"
              .formatted(asked.wireName(), document.block()));
      return InjectionAction.HOLD;
    }
    if (asked != InjectionAction.FLAG && asked != InjectionAction.REFUSE && marks(report)) {
      inspection.flag("injection.document_not_marked: " + document.block());
    }
    return asked;
  }

  /** The first text that a person has to see. */
  private static @Nullable InjectionReport waits(
      @Nullable InjectionReport held, InjectionReport report, InjectionAction action) {
    boolean waits = action == InjectionAction.HOLD && report.detected();
    return held == null && waits ? report : held;
  }

  /** What policies that only observe would have done, where that is more than what is done. */
  private static void would(
      Inspection inspection, DataTerms terms, InjectionReport report, boolean data) {
    InjectionRules seen = terms.newest().watchedInjection();
    InjectionRules now = terms.newest().injection();
    InjectionAction watched = data ? seen.data() : seen.user();
    InjectionAction enforced = data ? now.data() : now.user();
    boolean acts = watched == InjectionAction.REFUSE ? report.detected() : marks(report);
    if (watched.compareTo(enforced) > 0 && acts) {
      inspection.flag("injection.would_" + watched.wireName());
    }
  }

  private InjectionReport report(CallView call, RequestTexts.One text, Trust trust) {
    var passage = text.passage();
    return seen.report(call.tenant().name(), passage.utf8(), passage.start(), passage.end(), trust);
  }

  private static @Nullable Trust trust(@Nullable DataPart part) {
    return switch (part) {
      case null -> null; // the model's own words
      case TOOLS -> null; // looked at together
      case USER -> Trust.USER;
      case SYSTEM -> Trust.SYSTEM;
      case TOOL_RESULTS -> Trust.TOOL_RESULT;
      case DOCUMENTS -> Trust.DOCUMENT;
      case SEARCH_RESULTS -> Trust.SEARCH_RESULT;
    };
  }

  private static boolean marks(InjectionReport report) {
    return report.suggestion().compareTo(Suggestion.SPOTLIGHT) >= 0;
  }

  private static List<Edit> marked(RequestTexts.One text, Trust trust) {
    var decoded = text.decoded();
    var edits = new ArrayList<Edit>();
    edits.add(Edit.insert(decoded.source(decoded.start()), inside(Spotlight.before(trust))));
    for (int at : Spotlight.forged(decoded.bytes(), decoded.start(), decoded.end())) {
      edits.add(new Edit(decoded.source(at), decoded.source(at + 1), inside("(")));
    }
    edits.add(Edit.insert(decoded.source(decoded.end()), inside(Spotlight.after(trust))));
    return edits;
  }

  private static byte[] inside(String mark) {
    byte[] literal = JsonString.encode(mark);
    return Arrays.copyOfRange(literal, 1, literal.length - 1);
  }
}
