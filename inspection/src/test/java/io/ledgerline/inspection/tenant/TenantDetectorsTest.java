package io.ledgerline.inspection.tenant;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.detect.ScanContext;
import io.ledgerline.inspection.scan.Category;
import io.ledgerline.inspection.tenant.TenantRules.Dictionary;
import io.ledgerline.inspection.tenant.TenantRules.PatternRule;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantDetectorsTest {
  private static final TenantRules RULES =
      new TenantRules(
          "acme/own",
          3,
          List.of(new PatternRule("ACME_CASE", Category.PII, "CASE-[0-9]{6}")),
          List.of(
              new Dictionary(
                  "PROJECT", Category.TRADE_SECRET, List.of("Blue Heron", "Größe", "黒い鳥"))),
          Set.of("Press@acme.com"));

  private static final TenantRules TERMS =
      new TenantRules(
          "acme/own",
          3,
          List.of(),
          List.of(
              new Dictionary(
                  "PROJECT", Category.TRADE_SECRET, List.of("Blue Heron", "Größe", "ПРОЕКТ Ёж"))),
          Set.of());

  private static TenantDetectors tenant(TenantRules rules) {
    return new TenantDetectors(Detectors.standard(), List.of(), List.of(new OwnDetectors(rules)));
  }

  private static List<String> types(String text) {
    return types(tenant(RULES), text);
  }

  private static List<String> types(TenantDetectors detectors, String text) {
    var utf8 = text.getBytes(UTF_8);
    return detectors.scan(utf8, 0, utf8.length, ScanContext.NONE).stream()
        .map(finding -> finding.type() + "@" + finding.start() + "-" + finding.end())
        .toList();
  }

  private static TenantRules pattern(String type, Category category, String expression) {
    return new TenantRules(
        "acme/own", 1, List.of(new PatternRule(type, category, expression)), List.of(), Set.of());
  }

  @Test
  void findsATenantsPatternsAndTerms() {
    assertThat(types("see CASE-123456 of blue heron")).contains("ACME_CASE@4-15", "PROJECT@19-29");
    assertThat(types("blue herons fly")).isEmpty();
    assertThat(types("die GRÖSSE, größe und Größen")).hasSize(2);
    assertThat(types("これは黒い鳥です")).containsExactly("PROJECT@9-18");
    assertThat(types("「黒い鳥」")).containsExactly("PROJECT@3-12");
    assertThat(types("das 黒い鳥 da")).containsExactly("PROJECT@4-13");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "“blue heron”",
        "‘Blue Heron’",
        "«blue heron»",
        "„blue heron“",
        "blue heron’s nest",
        "the—blue heron—flies",
        "blue heron…",
        "blue heron\u00a0flies",
        "blue\u00a0heron",
        "the blue\n    heron flies",
        "🐦blue heron🐦",
        "鳥blue heron鳥",
        "{\"note\":\"see\\nblue heron\\tnow\"}",
        "/q?n=%20blue heron",
        "_blue heron_",
        "Проект Ёж",
        "проект ёж",
        "ПРОЕКТ ЁЖ",
        "«Проект Е\u0308ж»",
        "GRÖSSE",
        "Größe",
        "GRO\u0308SSE"
      })
  void findsATermInAnyCaseBesideWhateverGoesOnNoWord(String text) {
    assertThat(types(tenant(TERMS), text)).singleElement().asString().startsWith("PROJECT@");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "blue herons",
        "éblue heron",
        "blue heroné",
        "blue heronж",
        "7blue heron",
        "blueheron"
      })
  void findsNoTermInsideAWord(String text) {
    assertThat(types(tenant(TERMS), text)).isEmpty();
  }

  @Test
  void saysWhoseDetectorAndWhichVersionFoundIt() {
    byte[] utf8 = "CASE-123456".getBytes(UTF_8);
    assertThat(tenant(RULES).scan(utf8, 0, utf8.length, ScanContext.NONE))
        .extracting(Finding::detector)
        .containsExactly("acme/own:acme_case@3");
  }

  @Test
  void allowsWholeValuesOnly() {
    assertThat(types("write to press@acme.com")).isEmpty();
    assertThat(types("write to xpress@acme.com")).containsExactly("EMAIL@9-24");
  }

  @Test
  void whatOnlyTheTenantAllowsIsStillAFindingToTheOrganization() {
    byte[] utf8 = "write to press@acme.com".getBytes(UTF_8);
    var standard = Detectors.standard().scan(utf8, ScanContext.NONE);
    var byTenant = tenant(RULES).over(standard, utf8, 0, utf8.length, Effort.unbounded());
    assertThat(byTenant.findings()).hasSize(1);
    assertThat(byTenant.allowed()).isEqualTo(byTenant.findings());
    var byOrganization =
        new TenantDetectors(Detectors.standard(), List.of(new OwnDetectors(RULES)), List.of());
    assertThat(byOrganization.over(standard, utf8, 0, utf8.length, Effort.unbounded()).findings())
        .isEmpty();
  }

  @Test
  void ownDetectorsAddAndNeverTakeAway() {
    var greedy = tenant(pattern("ANYTHING", Category.BUSINESS_CONTACT, "[^ ]+"));
    assertThat(types(greedy, "card 4111111111111111 jane@acme.com"))
        .contains("CREDIT_CARD@5-21")
        .contains("EMAIL@22-35");
    var longer = tenant(pattern("ORDER", Category.PII, "order [^;]+"));
    assertThat(types(longer, "order for jane@acme.com, card 4111 1111 1111 1111 ok;"))
        .containsExactly("ORDER@0-30", "CREDIT_CARD@30-49", "ORDER@49-52");
  }

  @Test
  void neitherDoesATenantTakeAwayFromTheOrganizationsDetectors() {
    var both =
        new TenantDetectors(
            Detectors.standard(),
            List.of(new OwnDetectors(pattern("FORMULA", Category.TRADE_SECRET, "F-[0-9]{4}"))),
            List.of(new OwnDetectors(pattern("WORDS", Category.BUSINESS_CONTACT, "[a-zF0-9 -]+"))));
    assertThat(types(both, "mix F-1234 now")).contains("FORMULA@4-10");
  }

  @Test
  void bothStayWhereOneOfOursCoversAllOfAnOwnOne() {
    assertThat(types("Name: Blue Heron")).containsExactly("PERSON@6-16", "PROJECT@6-16");
    assertThat(types("Mr. Heron of Blue Heron")).contains("PROJECT@13-23");
    var number = tenant(pattern("CLIENT", Category.LEGAL_PRIVILEGED, "[0-9]{3}-[0-9]{2}-[0-9]{4}"));
    assertThat(types(number, "SSN 536-90-4399")).containsExactly("US_SSN@4-15", "CLIENT@4-15");
    var part = tenant(pattern("CLIENT", Category.LEGAL_PRIVILEGED, "acme"));
    assertThat(types(part, "write to jane@acme.com now"))
        .containsExactly("EMAIL@9-22", "CLIENT@14-18");
  }

  @Test
  void bothStayWhereATenantsCoversAllOfTheOrganizations() {
    var both =
        new TenantDetectors(
            Detectors.standard(),
            List.of(
                new OwnDetectors(pattern("WORDS", Category.BUSINESS_CONTACT, "mix F-[0-9]{4}"))),
            List.of(new OwnDetectors(pattern("FORMULA", Category.TRADE_SECRET, "F-[0-9]{4}"))));
    assertThat(types(both, "mix F-1234 now")).containsExactly("WORDS@0-10", "FORMULA@4-10");
  }

  @Test
  void findingsShareNothingButPlacesOfOthersWhateverIsLaidUponThem() {
    long seed = 20_261_126;
    var random = new Random(seed);
    var detectors =
        new TenantDetectors(
            Detectors.standard(),
            List.of(new OwnDetectors(pattern("A", Category.PII, "[a-c@.]{1,9}"))),
            List.of(new OwnDetectors(pattern("B", Category.TRADE_SECRET, "[b-d1 ]{1,9}"))));
    for (int round = 0; round < 2_000; round++) {
      byte[] utf8 = text(random).getBytes(UTF_8);
      var found = detectors.scan(utf8, 0, utf8.length, ScanContext.NONE);
      for (int i = 1; i < found.size(); i++) {
        Finding before = found.get(i - 1);
        Finding next = found.get(i);
        assertThat(next.start())
            .as("%s before %s in round %d of seed %d", before, next, round, seed)
            .isGreaterThanOrEqualTo(before.start());
        assertThat(before.end() <= next.start() || !before.type().equals(next.type())).isTrue();
      }
      var standard = Detectors.standard().scan(utf8, ScanContext.NONE);
      var all = detectors.over(standard, utf8, 0, utf8.length, Effort.unbounded()).findings();
      for (Finding finding : standard) {
        Category category = detectors.category(finding.type());
        if (category != Category.NONE) {
          assertThat(IntStream.range(finding.start(), finding.end()))
              .as("%s in round %d of seed %d", finding, round, seed)
              .allMatch(at -> all.stream().anyMatch(each -> covers(detectors, each, at, category)));
        }
      }
    }
  }

  private static boolean covers(TenantDetectors detectors, Finding by, int at, Category category) {
    return by.start() <= at && at < by.end() && detectors.category(by.type()) == category;
  }

  private static String text(Random random) {
    String[] pieces = {
      "a@b.com", "abc", "dad", " 4111 1111 1111 1111 ", "1", ".", "@", " ", "c@a.org", "Jane Doe"
    };
    var text = new StringBuilder();
    for (int i = random.nextInt(9); i >= 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }

  @Test
  void stopsBeforePatternsTakeTooLong() {
    var dear = tenant(pattern("X", Category.PII, "[a-z ]{1,240}[a-z]{1,240}@"));
    byte[] utf8 = ("words ".repeat(1_000_000) + "@").getBytes(UTF_8);
    assertThatThrownBy(() -> dear.over(List.of(), utf8, 0, utf8.length, Effort.ofRequest()))
        .isInstanceOf(TooMuchTextException.class);
  }

  @Test
  void refusesWhatItCouldNotRunOrWouldMeanTwoThings() {
    refused(pattern("X", Category.PII, "(a)\\1"), "pattern of X", "RE2 syntax");
    refused(pattern("X", Category.PII, "a*"), "pattern of X", "at least one");
    refused(pattern("X", Category.PII, "(?:[a-z]{1,500} ){2}"), "1000 instructions");
    refused(pattern("X", Category.PII, "[a-z]{1,600}[0-9]{1,600}"), "1000 instructions");
    refused(pattern("X", Category.PII, "(((a{99}){99}){99}){99}"), "repeats a repetition");
    refused(pattern("X", Category.PII, "a{1000}{1000}"), "repeats a repetition");
    refused(pattern("EMAIL", Category.BUSINESS_CONTACT, "a+"), "category of EMAIL", "pii");
    refused(
        new TenantRules(
            "acme/own",
            1,
            List.of(),
            List.of(new Dictionary("X", Category.PII, List.of("@home"))),
            Set.of()),
        "term of X",
        "no letter or digit");
    assertThatThrownBy(
            () ->
                new TenantRules(
                    "acme/own",
                    1,
                    List.of(new PatternRule("X", Category.PII, "a+")),
                    List.of(new Dictionary("X", Category.PHI, List.of("b"))),
                    Set.of()))
        .hasMessageContaining("category of X: phi (expected: pii");
    assertThatThrownBy(
            () ->
                new TenantRules(
                    "acme/own",
                    1,
                    List.of(),
                    List.of(
                        new Dictionary(
                            "X",
                            Category.PII,
                            IntStream.range(0, 5_001).mapToObj(i -> "t" + i).toList())),
                    Set.of()))
        .hasMessageContaining("5001 (expected: at most 5000)");
  }

  private static void refused(TenantRules rules, String... says) {
    assertThatThrownBy(() -> new OwnDetectors(rules))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(says);
  }
}
