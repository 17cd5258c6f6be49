package io.ledgerline.gateway.protect;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.answer.OwnAnswers;
import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.injection.InjectionReport;
import io.ledgerline.inspection.model.Meaning;
import io.ledgerline.inspection.model.ModelCard;
import io.ledgerline.inspection.model.ModelFindings;
import io.ledgerline.inspection.model.Said;
import io.ledgerline.inspection.model.TextModel;
import io.ledgerline.inspection.scan.Category;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What models said of the texts of one request, and which of them said nothing. */
final class ModelVoices {
  /** Nobody was asked. */
  static final ModelVoices NONE = new ModelVoices();

  private final Map<Object, List<Voice>> voices = new IdentityHashMap<>();
  private final List<ModelCard> heard = new ArrayList<>();
  private final Map<ModelCard, TextModel.Reason> silent = new LinkedHashMap<>();

  private record Voice(ModelCard card, List<Said> said) {}

  void add(ModelCard card, Object text, List<Said> said) {
    if (!said.isEmpty()) {
      voices.computeIfAbsent(text, _ -> new ArrayList<>()).add(new Voice(card, said));
    }
  }

  void heard(ModelCard card) {
    heard.add(card);
  }

  void silent(ModelCard card, TextModel.Reason reason) {
    silent.put(card, reason);
  }

  private List<Voice> of(Object text) {
    return voices.getOrDefault(text, List.of());
  }

  /** Findings in a text with those of models laid upon them. */
  List<Finding> upon(
      List<Finding> findings,
      Object text,
      int shift,
      int leastPermille,
      Function<String, Category> category) {
    List<Finding> all = findings;
    for (Voice voice : of(text)) {
      all = ModelFindings.upon(voice.card(), voice.said(), shift, leastPermille, all, category);
    }
    return all;
  }

  /** What a text is said to be about, and by which model. */
  Map<Category, String> about(Object text, int leastPermille) {
    var about = new HashMap<Category, String>();
    for (Voice voice : of(text)) {
      for (Said said : voice.said()) {
        if (said.meaning() instanceof Meaning.About(Category category, int _)
            && said.permille() >= leastPermille) {
          about.put(category, voice.card().detector());
        }
      }
    }
    return about;
  }

  /** Whether a model takes a text for an attempt to steer. */
  boolean speak(Object text) {
    return of(text).stream()
        .flatMap(voice -> voice.said().stream())
        .anyMatch(said -> said.meaning() instanceof Meaning.Steers);
  }

  /** A report with what models say of the same text. */
  InjectionReport beside(InjectionReport report, Object text) {
    InjectionReport all = report;
    for (Voice voice : of(text)) {
      for (Said said : voice.said()) {
        if (said.meaning() instanceof Meaning.Steers) {
          String reason = "is taken for an attack by the model " + voice.card().detector();
          all = all.with(said.end(), said.permille(), reason);
        }
      }
    }
    return all;
  }

  /** The models that were asked, as entries name them. */
  List<String> detectors() {
    return heard.stream().map(ModelCard::detector).toList();
  }

  /** The texts that a model did not read, one line for each model. */
  List<String> unread() {
    var unread = new ArrayList<String>();
    silent.forEach(
        (card, reason) -> unread.add("model " + card.detector() + ": " + reason.words()));
    return unread;
  }

  /** The refusal for a model that must have read everything; null where none failed. */
  @Nullable OwnAnswer closed() {
    for (ModelCard card : silent.keySet()) {
      if (!card.failsOpen()) {
        return OwnAnswers.unavailable(
            "model.unavailable",
            "The model "
                + card.name()
                + ", which must read this request, could not ("
                + silent.get(card).words()
                + "); send less at a time, or try again.");
      }
    }
    return null;
  }
}
