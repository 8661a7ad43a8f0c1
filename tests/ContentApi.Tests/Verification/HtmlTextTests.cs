using ContentApi.Verification;

namespace ContentApi.Tests.Verification;

/// <summary>HTML read as a browser would show it, whatever is left open in it.</summary>
public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("<p>a<p>b", "a|b")]
    [InlineData("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>e", "a|b|c|d|e")]
    [InlineData("<p>a <s>b</p><p>c</s> d</p>", "a|d")]
    [InlineData("<p>a <del>b</p><p>c</p>", "a|c")]
    [InlineData("<p>a <span hidden>b</p>c", "a|c")]
    [InlineData("<div hidden><p>a</p></div>b", "b")]
    [InlineData("<div hidden>a<body>b", "")]
    [InlineData("a<body hidden>b", "a")]
    [InlineData("<table><tr><td><s>a<td>b</table>c", "b|c")]
    [InlineData("<s>a<table><tr><td>b</table></s>c", "c")]
    [InlineData("<svg><text>a</text></svg>b", "b")]
    [InlineData("<svg><g><p>a</p>b", "a|b")]
    [InlineData("<select><option>a<option>b</select>c", "c")]
    [InlineData("<template><template>a</template>b</template>c", "c")]
    [InlineData("<textarea><p>a</textarea>b", "b")]
    [InlineData("<script>'<p>a</p>'</script>b", "b")]
    [InlineData("<noscript><p>a</p></noscript>b", "b")]
    [InlineData("<!-- <p>a</p> -->b<!--->c", "bc")]
    [InlineData("<title>a</title><style>b</style><p title='<p>c</p>'>d", "d")]
    [InlineData("a<br>b<hr>c", "a|b|c")]
    [InlineData("a</br>b</p>c", "a|b|c")]
    [InlineData("a<b>b</b>c&amp;d&nbsp;e", "abc&d\u00A0e")]
    [InlineData("a<sup>2</sup>, b<sup><a href='#'>3, 4</a></sup>", "a [2], b [3, 4]")]
    [InlineData("a <sup>e</sup>", "a e")]
    [InlineData("<dialog>a</dialog><dialog open>b</dialog><p popover>c", "b")]
    [InlineData("<p style='DISPLAY : none'>a<p style='opacity: 0;'>b<p style='opacity: 0.5'>c<p style='font-size:0'>d<p style='text-decoration:red line-through'>e", "c")]
    [InlineData("<a hidden>a<a>b", "b")]
    [InlineData("<h1>a<h2>b</h1>c", "a|b|c")]
    [InlineData("<xmp><p>a</xmp>", "<p>a")]
    public void A_page_is_read_as_it_is_shown(string html, string lines)
    {
        var page = PageText.OfHtml(html, FormLines.Of("fr"), CancellationToken.None);

        string.Join('|', page.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Should().Be(lines);
    }

    [Theory]
    [InlineData("<div>", 12_000)]
    [InlineData("<div><b>", 8_000)]
    [InlineData("<span>", 10_000)]
    public void What_is_nested_beyond_measure_is_refused(string tag, int times)
    {
        var read = () => PageText.OfHtml(string.Concat(Enumerable.Repeat(tag, times)), FormLines.Of("fr"), CancellationToken.None);

        read.Should().Throw<TooDeepException>();
    }

    [Theory]
    [InlineData("<p>a")]
    [InlineData("<li>a")]
    [InlineData("<p><b>a</p>")]
    [InlineData("<p><font color=red><i>a</p>")]
    [InlineData("<tr><td>a")]
    public void What_pages_leave_open_is_read(string tag)
    {
        var page = PageText.OfHtml(string.Concat(Enumerable.Repeat(tag, 5_000)), FormLines.Of("fr"), CancellationToken.None);

        page.Words.Should().HaveCount(5_000);
    }
}
