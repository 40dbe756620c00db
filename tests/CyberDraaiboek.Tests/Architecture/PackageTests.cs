using System.Xml.Linq;

namespace CyberDraaiboek.Tests.Architecture;

/// <summary>A package that nobody can explain is one that should not be there.</summary>
public sealed class PackageTests
{
    [Fact]
    public void The_README_says_of_every_package_of_the_program_why_it_is_there()
    {
        var readme = File.ReadAllLines(Path.Combine(Repository.Root, "README.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('|')[1]).ToList();
        var packages = Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .SelectMany(file => XDocument.Load(file).Descendants("PackageReference"))
            .Select(reference => (string)reference.Attribute("Include")!)
            .ToList();

        Assert.NotEmpty(packages);
        Assert.All(packages, package => Assert.True(readme.Exists(cell => cell.Split(',', ' ').Any(name => name == package || (name.Length > 0 && package.StartsWith(name + ".", StringComparison.Ordinal)))), $"{package} is not in the table of packages"));
    }
}
