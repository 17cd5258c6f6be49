package io.ledgerline.inspection.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.detect.Scanned;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Secrets of every vendor, drawn at random, in code, configuration, logs and sentences. */
class GeneratedSecretsProperty {
  private static final long SEED = 20261126;
  private static final int EACH = 10;
  private static final String ALL =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+/=.";

  private static final List<String> LAYOUTS =
      List.of(
          "export KEY=%s\n",
          "key = \"%s\"",
          "use %s please",
          "{\"value\":\"%s\"}",
          "curl -H 'X-Key: %s' https://api.acme.io/v1",
          "key: %s",
          "first line\\n%s\\nlast line",
          "the key is %s.");

  private final Random random = new Random(SEED);

  @Test
  void findsEverySecretWhole() {
    var missed = new ArrayList<String>();
    int all = 0;
    for (var form : VendorForms.all()) {
      for (int i = 0; i < EACH; i++) {
        var secret = draw(form, 0);
        var text = LAYOUTS.get(i % LAYOUTS.size()).formatted(secret);
        all++;
        if (Scanned.in(text).stream().noneMatch(found -> found.endsWith("=" + secret))) {
          missed.add(text + " -> " + Scanned.in(text));
        }
      }
    }
    assertThat((double) missed.size() / all).as("seed %d: %s", SEED, missed).isLessThan(0.02);
  }

  @Test
  void passesOverPlaceholdersAndReferences() {
    var flagged = new ArrayList<String>();
    for (var form : VendorForms.all()) {
      for (var body :
          List.of(
              "XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX", "${TOKEN}", "your-key-here", "<redacted>")) {
        var text = "value " + form.prefix() + body;
        if (!Scanned.in(text).isEmpty()) {
          flagged.add(text + " -> " + Scanned.in(text));
        }
      }
    }
    assertThat(flagged).isEmpty();
  }

  @Test
  void passesOverSecretsThatAreTooShort() {
    var flagged = new ArrayList<String>();
    for (var form : VendorForms.all()) {
      var first = form.parts().getFirst();
      boolean named = form.prefix().endsWith("=");
      if (!named
          && form.parts().size() == 1
          && first.least() == first.most()
          && first.least() > 8) {
        var text = "value " + draw(form, 4) + " end";
        if (!Scanned.in(text).isEmpty()) {
          flagged.add(text + " -> " + Scanned.in(text));
        }
      }
    }
    assertThat(flagged).isEmpty();
  }

  private String draw(VendorForm form, int less) {
    var secret = new StringBuilder(form.prefix());
    for (var part : form.parts()) {
      int length =
          part.least() + random.nextInt(Math.min(20, part.most() - part.least()) + 1) - less;
      for (int i = 0; i < length; i++) {
        char c;
        do {
          c = ALL.charAt(random.nextInt(ALL.length()));
        } while (!part.alphabet().has(c) || "+/=.-".indexOf(c) >= 0);
        secret.append(c);
      }
      secret.append(part.then());
    }
    return secret.toString();
  }
}
