package dev.onoma.planner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Names come from databases that anybody may have filled: they are shown and nothing else. */
class HostileNamesTest {

    private static final Set<String> OURS = Set.of(
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "main",
            "header",
            "h1",
            "h2",
            "p",
            "bdi",
            "code",
            "ul",
            "li",
            "b",
            "section",
            "div",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "span",
            "figure",
            "figcaption",
            "svg",
            "rect",
            "line",
            "text",
            "path",
            "circle",
            "footer");

    private final Report report = Reporter.report(SampleStory.rolledBack());

    /** It is well-formed XML as well, so a strict parser says what is an element and what is text. */
    @Test
    void becomeNoElementsOfHtml() throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(HtmlReport.of(report))));
        NodeList elements = document.getElementsByTagName("*");
        Set<String> found = new TreeSet<>();
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            found.add(element.getTagName());
            for (int j = 0; j < element.getAttributes().getLength(); j++) {
                assertThat(element.getAttributes().item(j).getNodeName()).doesNotStartWith("on");
            }
        }
        assertThat(OURS).containsAll(found);
        assertThat(document.getDocumentElement().getTextContent()).contains(SampleStory.SCRIPT);
    }

    @Test
    void turnNoTextRound() {
        assertThat(HtmlReport.of(report)).doesNotContain("\u202e").contains("gnp.\\u202eexe");
        assertThat(MarkdownReport.of(report)).doesNotContain("\u202e").contains("gnp.\\u202eexe");
    }

    @Test
    void becomeNoHtmlInMarkdown() {
        // Within code, or with its brackets escaped.
        assertThat(MarkdownReport.of(report).replaceAll("`[^`\n]*`", "").replace("\\<", ""))
                .doesNotContain("<script");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "orders; `orders`",
                "a`b; `` a`b ``",
                "`; `` ` ``",
                "a``b; ``` a``b ```",
                "a|b; `a¦b`",
                "a\\|b; `a\\¦b`",
            })
    void areShownLetterByLetterInMarkdown(String name, String markdown) {
        assertThat(MarkdownReport.code(name)).isEqualTo(markdown);
    }

    @Test
    void areNoLinksAndNoEmphasisInMarkdown() {
        assertThat(MarkdownReport.text("[x](javascript:y) *a* _b_ <i> a\nb"))
                .isEqualTo("\\[x\\](javascript:y) \\*a\\* \\_b\\_ \\<i\\> a\\\\u000ab");
    }
}
