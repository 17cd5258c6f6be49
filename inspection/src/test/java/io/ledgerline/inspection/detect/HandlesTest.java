package io.ledgerline.inspection.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** User names in sentences: behind at signs, of forums, beside names of services. */
class HandlesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          great run, follow me @lena_on_trails for the route      ~ lena_on_trails
          shoutout to @tom.baker.99 for the lift home             ~ tom.baker.99
          thx @maddie_k92 that worked!!                           ~ maddie_k92
          RT @jorge_r_mtz: la reunión es mañana                   ~ jorge_r_mtz
          thanks @jdoering for the review                         ~ jdoering
          pls DM @des_achter or call                              ~ des_achter
          follow them @petalandstem                               ~ petalandstem
          The account @hannah_the_baker posted my photo.          ~ hannah_the_baker
          @bea_w can you look at this ticket?                     ~ bea_w
          <p>Thanks, @bea_w, for the cake</p>                     ~ bea_w
          ping Wilhelmina (@willa-dev) or call                    ~ willa-dev
          Lead: @mvillanueva until noon                           ~ mvillanueva
          the man writes as @shadow_4471 on Instagram             ~ shadow_4471
          mon insta c'est @claire_en_balade                       ~ claire_en_balade
          folgt mir auf Insta: @lisa_backt_gern                   ~ lisa_backt_gern
          posted by u/throwaway_gardener12 three hours ago        ~ throwaway_gardener12
          As /u/bikes-and-bagels said, this is wrong              ~ bikes-and-bagels
          add me on discord: frostbyte#4821                       ~ frostbyte#4821
          add me on discord quietotter77 and we can play          ~ quietotter77
          my snap: jess_xo_14                                     ~ jess_xo_14
          Snap me: callie_in_scrubs                               ~ callie_in_scrubs
          my gamertag is SilentFox92                              ~ SilentFox92
          wechat id: xiaoming_1990                                ~ xiaoming_1990
          add me on steam: gordon_freeman_fan                     ~ gordon_freeman_fan
          PSN: kev_the_tiger                                      ~ kev_the_tiger
          kik: leo.pold.b1                                        ~ leo.pold.b1
          Skype: live:anna.berg_2                                 ~ anna.berg_2
          Find her on Instagram as maria.lopez.art.               ~ maria.lopez.art
          He goes by nightowl_dev on Reddit.                      ~ nightowl_dev
          Reddit user cold_brew_carl asked about this             ~ cold_brew_carl
          """)
  void areFound(String text, String name) {
    assertThat(Scanned.in(text)).contains("USERNAME=" + name);
    assertThat(Scanned.in("Hello.\n" + text + "\n")).contains("USERNAME=" + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // annotations, decorators, rules of style sheets, packages
        "@Override public String toString() { return name; }",
        "@SuppressWarnings(\"unchecked\")",
        "Use @Test from JUnit 5 and @BeforeEach for set up.",
        "The @Transactional annotation opens a session.",
        "by @Inject or with @autowired constructors",
        "import { Injectable } from '@angular/core';",
        "npm install @babel/core @types/node @scope/my_package",
        "@media (max-width: 600px) { body { color: red } }",
        "@font-face { font-family: X } @include button_size($a)",
        "@keyframes slide_in { from { left: 0 } }",
        "@app.route(\"/users\") and @pytest.mark.parametrize",
        "@property",
        "@my_decorator.setter\ndef x(self, value):",
        "the @dataclass decorator and a @staticmethod",
        "  @user_fixture\n  def test(): pass",
        " * @param first_name the name",
        " * @return the value, @throws IOException",
        "// set @start_date before the call",
        // variables
        "SELECT @row_number := @row_number + 1",
        "SET @first_var = 5;",
        "DECLARE @start_date DATETIME",
        "WHERE city = @home_town AND x",
        "@first_place ||= find_place",
        "VALUES (@first_part, @other_part)",
        // groups, services, versions
        "ping @backend-team about the rollout",
        "cc @channel @here please read",
        "@everyone the office closes at four",
        "thanks @everyone and thanks @all",
        "cc @org/security-reviewers",
        "docker pull redis@sha256:abc and logo@2x.png",
        "uses: actions/checkout@v4",
        "5 items @ 3.50 each, meet me @ noon",
        // forums and services
        "see r/gardening and r/AskHistorians",
        "u/n and p/w are empty, 300 u/min",
        "/u/local/bin and /srv/u/data",
        "discord: the state of not agreeing",
        "Instagram is blocked at work.",
        "the discord server is down again on Reddit",
        "snap: the package manager",
        "a snap of my new_game",
        "Steam: clean the vents weekly",
        "We have steam_engine on steam",
        "follow us on Instagram and Facebook",
      })
  void areNotFoundWhereThereAreNone(String text) {
    assertThat(Scanned.in(text)).noneMatch(found -> found.startsWith("USERNAME"));
  }
}
