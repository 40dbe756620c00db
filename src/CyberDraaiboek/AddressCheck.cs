using System.Net;
using System.Net.Sockets;
using CyberDraaiboek.Cli.Frame;

namespace CyberDraaiboek;

/// <summary>
/// Looks whether the address can be opened before anything of the server starts: no message must leave from a server that nobody can
/// reach, and one line of Dutch says more than the stack traces of every part that is torn down.
/// </summary>
internal static class AddressCheck
{
    /// <exception cref="CommandFault">It cannot.</exception>
    public static void Free(string address)
    {
        var uri = new Uri(address);
        var host = uri.Host is "localhost" ? "127.0.0.1" : uri.Host.Trim('[', ']');

        // Other names mean every address of the machine, as the web server reads them.
        var ip = IPAddress.TryParse(host, out var named) ? named : IPAddress.IPv6Any;
        try
        {
            using var socket = ip.Equals(IPAddress.IPv6Any) ? new Socket(SocketType.Stream, ProtocolType.Tcp) : new Socket(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(socket.AddressFamily == AddressFamily.InterNetwork && ip.Equals(IPAddress.IPv6Any) ? IPAddress.Any : ip, uri.Port));
            socket.Listen();
        }
        catch (SocketException fault)
        {
            throw new CommandFault($"Het adres {address} is niet te openen: {Reason(fault)} Kies een ander met Server:Adres.", fault);
        }
    }

    private static string Reason(SocketException fault) => fault.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => "een ander programma gebruikt het al. Draait de server misschien al?",
        SocketError.AccessDenied => "u mag deze poort niet gebruiken.",
        SocketError.AddressNotAvailable => "dit adres hoort niet bij deze computer.",
        _ => $"de computer weigert het ({fault.SocketErrorCode}).",
    };
}
