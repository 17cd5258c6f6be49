package io.ledgerline.gateway.protect;

import io.ledgerline.documents.DocumentReader;
import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.gateway.holds.Holds;
import io.ledgerline.gateway.stage.CallView;
import io.ledgerline.gateway.stage.Change;
import io.ledgerline.gateway.stage.ProtectStage;
import io.ledgerline.gateway.stage.Verdict;
import io.ledgerline.governance.data.DataAction;
import io.ledgerline.governance.data.DataDecision;
import io.ledgerline.governance.data.DataPart;
import io.ledgerline.governance.data.DataTerms;
import io.ledgerline.governance.token.KeptTokens;
import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.model.Meaning;
import io.ledgerline.inspection.model.TextModel;
import io.ledgerline.inspection.tenant.TooMuchTextException;
import io.ledgerline.inspection.token.Hiding;
import io.ledgerline.inspection.token.IssuedTokens;
import io.ledgerline.inspection.token.TokenMint;
import io.ledgerline.inspection.token.TooManyValuesException;
import io.ledgerline.inspection.token.TooRepetitiveException;
import io.ledgerline.messages.json.Edit;
import io.ledgerline.messages.request.LocatedRequest;
import io.ledgerline.messages.request.ThreadUse;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a data policy is about in every text of a request, judges it by the matrix, puts
 * tokens in the place of values, and says in the entry what was looked at and what was not. The map
 * from tokens to values is made of the request alone and ends with it, except where the upstream
 * keeps what the client will not send again.
 */
public final class Privacy implements ProtectStage {
  private final SeenData detectors;
  private final SeenByModels models;
  private final KeptTokens kept;
  private final Holds holds;
  private final SeenFiles documents;
  private final LongSupplier nanoTime;
  private final String set;

  /**
   * A stage without models of the installation's own.
   *
   * @param kept where tokens are kept whose values may not come again
   * @param holds where a person is asked about what must not leave unseen
   * @param documents reads the files in requests
   * @param nanoTime monotonic time
   */
  public Privacy(
      Detectors detectors,
      KeptTokens kept,
      Holds holds,
      DocumentReader documents,
      LongSupplier nanoTime) {
    this(detectors, List.of(), kept, holds, documents, nanoTime);
  }

  /**
   * A stage.
   *
   * @param models of the installation's own, which find values or say what texts are about
   * @param kept where tokens are kept whose values may not come again
   * @param holds where a person is asked about what must not leave unseen
   * @param documents reads the files in requests
   * @param nanoTime monotonic time
   */
  public Privacy(
      Detectors detectors,
      List<TextModel> models,
      KeptTokens kept,
      Holds holds,
      DocumentReader documents,
      LongSupplier nanoTime) {
    this.models = new SeenByModels(models, meaning -> !(meaning instanceof Meaning.Steers));
    this.detectors = new SeenData(detectors);
    this.set = "set@" + detectors.digest().substring(0, "sha256:".length() + 16);
    this.kept = kept;
    this.holds = holds;
    this.documents = new SeenFiles(documents, nanoTime);
    this.nanoTime = nanoTime;
  }

  @Override
  public String name() {
    return "privacy";
  }

  @Override
  public Verdict<List<Edit>> protect(CallView call) {
    DataTerms terms = call.data();
    if (!terms.active()) {
      String why = terms.newest().isEmpty() ? "no data policy is set" : "the data policy is off";
      call.inspection().skipped("request: " + why);
      call.inspection().skipped("answer: " + why);
      return Verdict.pass();
    }
    try {
      return look(call, terms);
    } catch (TooMuchTextException e) {
      if (!terms.newest().enforces()) {
        call.inspection().skipped("request: too long for the patterns that were declared");
        call.inspection().flag("data.would_deny");
        return Verdict.pass();
      }
      return new Verdict.Refuse<>(
          OwnAnswers.policy(
              "data.too_much_text",
              "The request is too long for the patterns that "
                  + String.join(", ", terms.detectors().names())
                  + " declare; send less at a time, or ask for simpler patterns."));
    } catch (TooManyValuesException e) {
      return new Verdict.Refuse<>(
          OwnAnswers.policy(
              "data.too_many_values",
              "The request holds more than "
                  + e.most()
                  + " values to replace, which is too many or too long; send less at a time."));
    } catch (TooRepetitiveException e) {
      return new Verdict.Refuse<>(
          OwnAnswers.policy(
              "data.too_repetitive",
              "The request repeats long values so often that they can't all be replaced in time;"
                  + " send less at a time."));
    }
  }

  private Verdict<List<Edit>> look(CallView call, DataTerms terms) {
    long began = nanoTime.getAsLong();
    String scope = terms.pinned().perConversation() ? call.conversation() : "";
    var hiding = new Hiding(new TokenMint(call.tenant().key()::hmac, scope));
    RequestTexts texts = RequestTexts.first(call);
    boolean keeps = texts.summed() || outlives(call.request());
    List<String> names = keeps ? Summaries.keptUnder(call, texts) : List.of();
    for (String name : names) {
      kept.read(call.tenant(), name).forEach(hiding::known);
    }
    Attachments attachments = attachments(call, texts);
    var scan = new Scan(call.tenant().name(), detectors, models, terms, hiding);
    scan.all(texts, attachments);
    attachments.unread(scan.voices().unread());
    IssuedTokens issued = hiding.issued();
    List<Edit> edits = scan.edits();
    var notes = new PrivacyNotes(terms, scan, attachments);
    notes.write(call.inspection(), set, hiding, (nanoTime.getAsLong() - began) / 1000);
    DataDecision unseen = notes.unscanned();
    Verdict<List<Edit>> stopped = stopped(scan);
    if (stopped == null && unseen != null) {
      stopped = unscanned(attachments, unseen);
    }
    OwnAnswer closed = terms.newest().enforces() ? scan.voices().closed() : null;
    if (stopped == null && closed != null) {
      stopped = new Verdict.Refuse<>(closed);
    }
    if (stopped != null) {
      return stopped;
    }
    if (!names.isEmpty() && !issued.isEmpty()) {
      String about = call.about().get();
      names.forEach(name -> kept.keep(call.tenant(), name, about, issued.all()));
    }
    call.inspection().carry(IssuedTokens.class, issued);
    call.inspection().carry(Attachments.class, attachments);
    Verdict<List<Edit>> goes =
        edits.isEmpty() ? Verdict.pass() : new Verdict.Rewrite<>(edits, changes(hiding, issued));
    DataDecision found = scan.tally().strictest();
    if (found != null && found.action() == DataAction.HOLD) {
      return new RequestHold(call, attachments, holds).about(scan.tally(), found, goes);
    }
    DataDecision said = scan.markings().decide();
    return said != null && said.action() == DataAction.HOLD
        ? new RequestHold(call, attachments, holds).about(scan.markings(), scan.tally(), said, goes)
        : goes;
  }

  /** A reader that was busy or fell over reads the same request another time. */
  private static Verdict<List<Edit>> unscanned(Attachments attachments, DataDecision decision) {
    Set<String> unfinished = attachments.unfinished();
    if (unfinished.isEmpty()) {
      return refuse(decision.rule(), Sentences.unscanned(attachments.unseen(), decision));
    }
    String sentence = Sentences.unfinished(unfinished, attachments.lasting(), decision);
    return attachments.lasting()
        ? refuse(decision.rule(), sentence)
        : new Verdict.Refuse<>(OwnAnswers.unavailable(decision.rule(), sentence));
  }

  private Attachments attachments(CallView call, RequestTexts texts) {
    if (call.data().newest().parts().contains(DataPart.DOCUMENTS)) {
      return Attachments.read(call.tenant().name(), texts, documents, nanoTime);
    }
    if (!texts.files().isEmpty()) {
      call.inspection().skipped("documents: not asked for by the data policy");
    }
    return Attachments.unread(texts);
  }

  /** Whether tokens of the request may come back when its values don't come again. */
  private static boolean outlives(LocatedRequest request) {
    return request.thread() != ThreadUse.NONE || request.compaction();
  }

  /** What the strictest decision stops; null where it stops nothing. */
  private static @Nullable Verdict<List<Edit>> stopped(Scan scan) {
    Tally tally = scan.tally();
    DataDecision found = tally.strictest();
    if (found != null && found.action() == DataAction.DENY) {
      return refuse(found.rule(), Sentences.denied(tally, found));
    }
    DataDecision said = scan.markings().decide();
    if (said != null && said.action() == DataAction.DENY) {
      return refuse(said.rule(), Sentences.denied(scan.markings(), said));
    }
    String repeating = scan.repeating();
    if (repeating != null) {
      return refuse(DataDecision.NOT_REWRITABLE, Sentences.repeated(repeating));
    }
    String field = scan.repeatingField();
    return field == null
        ? null
        : refuse(DataDecision.FIELD_NOT_REWRITABLE, Sentences.repeatedField(field));
  }

  private static Verdict<List<Edit>> refuse(String rule, String sentence) {
    return new Verdict.Refuse<>(OwnAnswers.policy(rule, sentence));
  }

  private static List<Change> changes(Hiding hiding, IssuedTokens issued) {
    return List.of(
        new Change(
            "data_replaced",
            "request",
            "",
            hiding.places() + " places, " + issued.all().size() + " tokens"));
  }
}
