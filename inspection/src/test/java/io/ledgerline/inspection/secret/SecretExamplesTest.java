package io.ledgerline.inspection.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.detect.Scanned;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets without a vendor's prefix, and what looks like one but is none. */
class SecretExamplesTest {
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private static final String RANDOM = "q7Zt2LmX9vBn4KcW8sRd1YhPfG6jE3uA";

  @Test
  void findsKeysOfAnthropicOfEveryKind() {
    var key = "sk-ant-api03-" + RANDOM + RANDOM + "a9b8c7d6e5f4g3h2i1j0k9l8m7n6" + "AA";
    assertThat(Scanned.in("ANTHROPIC_API_KEY=" + key)).containsExactly("ANTHROPIC_API_KEY=" + key);
    var other = "sk-ant-oat01-" + RANDOM + RANDOM;
    assertThat(Scanned.in("token " + other)).containsExactly("ANTHROPIC_API_KEY=" + other);
  }

  @Test
  void findsKeysOfOpenAiByTheirMiddle() {
    var key = "sk-" + RANDOM.substring(0, 20) + "T3BlbkFJ" + RANDOM.substring(5, 25);
    assertThat(Scanned.in("key " + key)).containsExactly("OPENAI_API_KEY=" + key);
  }

  @Test
  void findsPrivateKeysWithTheirBody() {
    var pem =
        "-----BEGIN RSA PRIVATE KEY-----\nMIIEow" + RANDOM + "\n-----END RSA PRIVATE KEY-----";
    assertThat(Scanned.in("a\n" + pem + "\nb")).containsExactly("PRIVATE_KEY=" + pem);
  }

  @Test
  void findsPasswordsInUrlsAndAssignments() {
    assertThat(Scanned.in("postgres://app:Tr0ub4dor@db.acme.io/x"))
        .contains("URL_PASSWORD=Tr0ub4dor");
    assertThat(Scanned.in("password = \"Tr0ub4dor&3\"")).contains("PASSWORD=Tr0ub4dor&3");
    assertThat(Scanned.in("Server=x;Password=Tr0ub4dor3;Db=y")).contains("PASSWORD=Tr0ub4dor3");
    assertThat(Scanned.in("api_key: " + RANDOM)).contains("GENERIC_SECRET=" + RANDOM);
    assertThat(Scanned.in("the password is Tr0ub4dor3")).contains("PASSWORD=Tr0ub4dor3");
  }

  @Test
  void findsPasswordsWithQuotationMarksAndBackslashes() {
    assertThat(Scanned.in("password: Tr0ub\"4dor&3")).contains("PASSWORD=Tr0ub\"4dor&3");
    assertThat(Scanned.in("password: Tr0ub\\4dor&3")).contains("PASSWORD=Tr0ub\\4dor&3");
    assertThat(Scanned.in("{\"password\": \"Tr0ub\\\"4dor&3\", \"a\": \"b\"}"))
        .contains("PASSWORD=Tr0ub\\\"4dor&3");
    assertThat(Scanned.in("password = \"x\\\"Tr0ub4dor&3\"")).contains("PASSWORD=x\\\"Tr0ub4dor&3");
    assertThat(Scanned.in("{\\\"password\\\": \\\"Tr0ub\\\\\\\"4dor&3\\\", \\\"a\\\": 1}"))
        .contains("PASSWORD=Tr0ub\\\\\\\"4dor&3");
  }

  @Test
  void aQuotationMarkEndsAPasswordWhereNothingOfItFollows() {
    assertThat(Scanned.in("{\"a\":\"password: Tr0ub4dor&3\",\"b\":\"c\"}"))
        .contains("PASSWORD=Tr0ub4dor&3");
    assertThat(Scanned.in("{\\\"password\\\": \\\"Tr0ub4dor&3\\\", \\\"a\\\": 1}"))
        .contains("PASSWORD=Tr0ub4dor&3");
    assertThat(Scanned.in("password = \"Tr0ub4dor3\\\" and more\""))
        .contains("PASSWORD=Tr0ub4dor3");
    assertThat(Scanned.in("password = \"C0mplex\\\"; user = \"bob\"")).contains("PASSWORD=C0mplex");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "val dbPassword: String = \"%s\"",
        "<signing_key>%s</signing_key>",
        "<entry key=\"client_secret\" value=\"%s\" />",
        "- name: SMTP_PASSWORD\n  value: \"%s\"",
        "variable \"auth_token\" {\n  default = \"%s\"\n}",
        "define('SESSION_SECRET', '%s');",
        "options.put(\"api_key\", \"%s\")",
        "| refresh_token | %s |",
        "password '%s'",
        "dbpass\t%s"
      })
  void findsWhatAnElementACallOrACellGivesToAName(String layout) {
    assertThat(Scanned.in(layout.formatted(RANDOM))).anyMatch(found -> found.endsWith(RANDOM));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api_key,user\nX1,ann\n%s,bob",
        "user,api_key\nann,%s\nbob,Y2\n",
        "\"id\";\"clientSecret\"\n\"7; 8\";\"%s\"",
        "user\tpassword\tcity\nann\t%s\tLeeds",
        "| user | access token |\n|---|---|\n| ann | %s |"
      })
  void findsWhatStandsInAColumnOfSecrets(String table) {
    assertThat(Scanned.in(table.formatted(RANDOM))).anyMatch(found -> found.endsWith("=" + RANDOM));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "public_key,user\n%s,bob",
        "token_id,user\n%s,bob",
        "api_key,user\nsee page 12a of the book,bob",
        "I lost my password, sorry\nOrder %s, thanks",
        "user,password\nbob,${PW1}",
        "[\"password\",\n\"%s\",\n\"x\"]",
        "prompt(document.cookie),1\n%s,2"
      })
  void findsNoneInOtherColumns(String table) {
    assertThat(Scanned.in(table.formatted(RANDOM)))
        .noneMatch(found -> !found.equals("USERNAME=bob"));
  }

  @Test
  void aPasswordInATableIsTheWholeCell() {
    assertThat(Scanned.in("login,password\nann42,my-(dog4u)!\nbob,xY;z9q1w"))
        .containsExactly(
            "USERNAME=ann42", "PASSWORD=my-(dog4u)!", "USERNAME=bob", "PASSWORD=xY;z9q1w");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fun login(password: String, retries: Int = 3)",
        "val token: String = readLine()",
        "<password>required</password>",
        "Map<Token>q7Zt2LmX9vBn4KcW8sRd1Yh and more",
        "<api_key>q7Zt2LmX9vBn4KcW8sRd1Yh <b>",
        "<input name=\"csrf_token\" value=\"\">",
        "variable \"password\" {\n  type = string\n}",
        "getString(\"password\", \"none\")",
        "| password | text, 8 to 64 characters |",
        "the password 'field' is optional"
      })
  void takesATypeAWordOrAnEmptyValueForNone(String text) {
    assertThat(Scanned.in(text)).isEmpty();
  }

  @Test
  void findsJsonWebTokens() {
    var token = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0." + RANDOM;
    assertThat(Scanned.in("Authorization: Bearer " + token)).containsExactly("JWT=" + token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password = os.environ[\"DB_PASSWORD\"]",
        "password: ${DB_PASSWORD}",
        "api_key = \"your-api-key-here\"",
        "API_KEY={{ api_key }}",
        "token = get_token(request1)",
        "public_key = \"" + RANDOM + "\"",
        "\"key\": \"ctrl+shift+down1\"",
        "commit 3f786850e387550fdab836ed7e6dc881de23001b",
        "id: 550e8400-e29b-41d4-a716-446655440000",
        "password: changeme",
        "contraseña = \"TU_CONTRASEÑA1\"; password: \"dein_passwort1\"; mdp = \"votre_mdp_1\"",
        "secret_name: " + RANDOM,
        "monkey = " + RANDOM,
        "AKIAIOSFODNN7EXAMPLE",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
        "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----",
        "integrity=\"sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\""
      })
  void passesOverWhatIsNone(String text) {
    assertThat(Scanned.in(text)).isEmpty();
  }

  @Test
  void findsClientSecretsOfAzureThatBeginWithSigns() {
    var secret = "K~_5Q~" + "LaMRTvetw0tESulEETldq8b8Vw2zbJYA";
    assertThat(Scanned.in("'" + secret + "'")).containsExactly("AZURE_CLIENT_SECRET=" + secret);
    assertThat(Scanned.in("x" + secret)).isEmpty();
  }

  @Test
  void findsKeysThatASentenceTells() {
    assertThat(Scanned.in("my api key is hOODz5wj2Xn0krLnVU56Ln0Xb"))
        .containsExactly("GENERIC_SECRET=hOODz5wj2Xn0krLnVU56Ln0Xb");
    assertThat(Scanned.in("the token is required")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password = 'settings.API_KEY'",
        "\"password\": \"vault:secret/app#key\"",
        "password: 'config.get(\"api_key\")'",
        "pwd: /home/user/project2024/src"
      })
  void aNameThatAProgramLooksUpIsNoPassword(String text) {
    assertThat(Scanned.in(text)).isEmpty();
  }

  @Test
  void longTokensAreFoundWhole() {
    var random = new Random(4711);
    for (int size : new int[] {149, 150, 151, 200, 1_000, 8_000}) {
      String token =
          random
              .ints(size, 0, 64)
              .mapToObj(i -> "" + BASE64.charAt(i))
              .collect(Collectors.joining());
      assertThat(Scanned.in("api_key: " + token + "\nnext line"))
          .containsExactly("GENERIC_SECRET=" + token);
      assertThat(Scanned.in("{\"client_secret\": \"" + token + "==\", \"n\": 1}"))
          .containsExactly("GENERIC_SECRET=" + token + "==");
    }
    assertThat(Scanned.in("token=".repeat(2_000))).isEmpty();
  }
}
