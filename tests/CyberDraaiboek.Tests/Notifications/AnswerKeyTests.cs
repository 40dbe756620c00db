using System.Text.RegularExpressions;
using CyberDraaiboek.Notifications.Links;

namespace CyberDraaiboek.Tests.Notifications;

public sealed class AnswerKeyTests
{
    [Fact]
    public void A_key_is_128_bits_and_four_digits_that_are_not_on_the_page()
    {
        for (var i = 0; i < 5000; i++)
        {
            var key = AnswerKey.New("Inzet 4711", "stap 0815");

            Assert.Matches(new Regex("^[A-Za-z0-9_-]{22}$", RegexOptions.None, TimeSpan.FromSeconds(1)), key.Token);
            Assert.Matches(new Regex("^[0-9]{4}$", RegexOptions.None, TimeSpan.FromSeconds(1)), key.Code);
            Assert.DoesNotContain(key.Code, new[] { "4711", "0815" });
            Assert.False(key.Code.StartsWith("20", StringComparison.Ordinal), "a year is on many a page");
        }
    }

    [Fact]
    public void What_is_stored_gives_neither_token_nor_code_away()
    {
        var key = AnswerKey.New();
        var salt = AnswerKey.NewSalt();

        Assert.NotEqual(AnswerKey.HashOf(key.Token, salt, key.Code), AnswerKey.HashOf(AnswerKey.New().Token, salt, key.Code));
        Assert.DoesNotContain(key.Token, AnswerKey.HashOf(key.Token), StringComparison.Ordinal);
    }
}
