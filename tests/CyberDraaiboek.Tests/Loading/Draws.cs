namespace CyberDraaiboek.Tests.Loading;

/// <summary>All choices of a random test from one list of numbers, so that a failing case shrinks by itself; then the first of everything.</summary>
internal sealed class Draws(IReadOnlyList<int> numbers)
{
    private int _at;

    public bool Ended => _at >= numbers.Count;

    public int Next(int below) => Ended ? 0 : (int)((uint)numbers[_at++] % (uint)below);

    public T Of<T>(IReadOnlyList<T> items) => items[Next(items.Count)];
}
