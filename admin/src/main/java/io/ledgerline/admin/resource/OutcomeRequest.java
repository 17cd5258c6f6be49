package io.ledgerline.admin.resource;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.admin.http.AdminRequest;
import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.audit.CallerText;
import io.ledgerline.audit.Commitment;
import io.ledgerline.audit.EntryBuilder;
import io.ledgerline.audit.Field;
import io.ledgerline.records.query.CallRecord;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an application adds to a call. Texts that may hold personal data become commitments.
 *
 * @param confidence 0 to 1, or null
 * @param reviewRequired whether a person has to look at it, or null
 * @param approvedBy who approved: a pseudonym stays, anything else becomes a commitment
 * @param action what was done with the answer
 */
record OutcomeRequest(
    @Nullable Double confidence,
    @Nullable Boolean reviewRequired,
    @Nullable String approvedBy,
    @Nullable String action) {
  static final Map<String, String> MEMBERS =
      Map.of(
          "confidence_score", "{\"type\":[\"number\",\"null\"],\"minimum\":0,\"maximum\":1}",
          "human_review_required", "{\"type\":[\"boolean\",\"null\"]}",
          "approved_by", "{\"type\":[\"string\",\"null\"],\"minLength\":1,\"maxLength\":1024}",
          "downstream_action",
              "{\"type\":[\"string\",\"null\"],\"minLength\":1,\"maxLength\":1024}");

  private static final int LONGEST = 1024;
  private static final Pattern PSEUDONYM = Pattern.compile("u_[A-Za-z0-9]{8,64}");
  private static final String TEXT_DOMAIN = "ledgerline.entry.caller-text";

  static OutcomeRequest of(AdminRequest request) throws ProblemException {
    var outcome =
        new OutcomeRequest(
            confidence(request.json().get("confidence_score")),
            review(request.json().get("human_review_required")),
            text(request, "approved_by"),
            text(request, "downstream_action"));
    if (outcome.equals(new OutcomeRequest(null, null, null, null))) {
      throw ProblemException.invalid(
          "body",
          "give at least one of: confidence_score, human_review_required, approved_by,"
              + " downstream_action");
    }
    return outcome;
  }

  void write(EntryBuilder entry, CallRecord call, byte[] salt) {
    var committed = new ArrayList<String>();
    entry.text(Field.REQUEST_ID, call.requestId());
    entry.text(Field.WORKSPACE, call.document().path("workspace").stringValue(null));
    if (confidence != null) {
      entry.decimal(Field.CONFIDENCE_SCORE, confidence);
    }
    if (reviewRequired != null) {
      entry.flag(Field.HUMAN_REVIEW_REQUIRED, reviewRequired);
    }
    if (approvedBy != null) {
      boolean pseudonym = PSEUDONYM.matcher(approvedBy).matches();
      text(entry, Field.APPROVED_BY, approvedBy, pseudonym, salt, committed);
    }
    if (action != null) {
      boolean plain = CallerText.isPlain(action);
      text(entry, Field.DOWNSTREAM_ACTION, action, plain, salt, committed);
    }
    if (!committed.isEmpty()) {
      entry.texts(Field.COMMITTED, committed);
    }
  }

  private static void text(
      EntryBuilder entry,
      Field field,
      String value,
      boolean asItIs,
      byte[] salt,
      ArrayList<String> committed) {
    if (asItIs) {
      entry.text(field, value);
      return;
    }
    entry.text(field, Commitment.of(TEXT_DOMAIN, salt, value.getBytes(UTF_8)));
    committed.add(field.wireName());
  }

  private static @Nullable Double confidence(@Nullable JsonNode value) throws ProblemException {
    if (value == null || value.isNull()) {
      return null;
    }
    double score = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (!(score >= 0 && score <= 1)) {
      throw ProblemException.invalid(
          "confidence_score", "confidence_score must be a number from 0 to 1");
    }
    return score;
  }

  private static @Nullable Boolean review(@Nullable JsonNode value) throws ProblemException {
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isBoolean()) {
      throw ProblemException.invalid(
          "human_review_required", "human_review_required must be true or false");
    }
    return value.booleanValue();
  }

  private static @Nullable String text(AdminRequest request, String name) throws ProblemException {
    var text = request.text(name);
    if (text != null && (text.isEmpty() || text.length() > LONGEST)) {
      throw ProblemException.invalid(name, name + " must have 1 to 1024 characters");
    }
    return text;
  }
}
