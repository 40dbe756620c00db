using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Runbooks.Diagnostics;

namespace CyberDraaiboek.Tests.Checking;

/// <summary>Faults that several checks found side by side are those that one would have found.</summary>
public sealed class FaultListTests
{
    [Theory]
    [InlineData(200, 100)]
    [InlineData(300, 400)]
    [InlineData(700, 10)]
    [InlineData(10, 700)]
    public void Two_lists_put_together_are_one_list(int first, int second)
    {
        FaultList one = new(), left = new(), right = new(), both = new();
        for (var line = 1; line <= first + second; line++)
        {
            one.Add(Fault(line));
            (line <= first ? left : right).Add(Fault(line));
        }

        both.Add(left);
        both.Add(right);
        both.Add(right);

        Assert.Equal(one.Ordered(), both.Ordered());
        Assert.Equal(Math.Min(first + second, FaultList.MostPerFile + 1), both.Ordered().Count);
    }

    private static Diagnostic Fault(int line) => TextFaults.UnknownKind(new Position("een.yaml", line, 1), $"sleutel{line}", ["draaiboek"]);
}
