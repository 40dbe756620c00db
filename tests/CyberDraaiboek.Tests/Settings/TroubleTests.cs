using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Tests.Settings;

/// <summary>What people read when a file or disk refuses: made by the operating system where it can be.</summary>
public sealed class TroubleTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("draaiboek-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_that_is_not_there() => Assert.Equal("het bestand bestaat niet", Why(() => File.ReadAllBytes(Path.Combine(_folder, "weg.yaml"))));

    [Fact]
    public void A_folder_that_is_not_there() => Assert.Equal("de map bestaat niet", Why(() => File.ReadAllBytes(Path.Combine(_folder, "weg", "weg.yaml"))));

    [Fact]
    public void A_folder_in_the_place_of_a_file() => Assert.Equal("het programma heeft daar geen rechten voor", Why(() => File.WriteAllText(_folder, "x")));

    [Fact]
    public void A_name_that_is_too_long() => Assert.Equal("de naam is te lang", Why(() => File.ReadAllBytes(Path.Combine(_folder, new string('x', 5000)))));

    [Fact]
    public void A_disk_that_is_full() => Assert.Equal("de schijf is vol", Why(() => File.AppendAllText("/dev/full", "x")));

    [Fact]
    public void Anything_else_is_named_in_Dutch_too() => Assert.Equal("onverwachte fout (InvalidOperationException)", Trouble.Why(new InvalidOperationException("English")));

    private static string Why(Action act) => Trouble.Why(Assert.ThrowsAny<Exception>(act));
}
