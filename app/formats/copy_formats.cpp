// SPDX-License-Identifier: MIT
#include "formats/copy_formats.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace proxydeck {

using namespace Qt::StringLiterals;

std::span<const CopyFormat> copyFormats()
{
    // Constant data; QString does not allow constexpr.
    static const std::array<CopyFormat, 15> formats{{
        {.id = u"hostport"_s, .label = QT_TRANSLATE_NOOP("CopyFormat", "host:port"), .pattern = u"{server}"_s},
        {.id = u"url"_s, .label = QT_TRANSLATE_NOOP("CopyFormat", "URL"), .pattern = u"{url}"_s, .credentials = true},
        {.id = u"url-plain"_s,
         .label = QT_TRANSLATE_NOOP("CopyFormat", "URL without credentials"),
         .pattern = u"http://{server}"_s},
        {.id = u"hostport-user"_s,
         .label = QT_TRANSLATE_NOOP("CopyFormat", "host:port:user:password"),
         .pattern = u"{server}{if auth}:{user}:{password}{end}"_s,
         .credentials = true,
         // Some readers split at colons, others at white space between proxies.
         .forbidden = u": "_s},
        {.id = u"user-hostport"_s,
         .label = QT_TRANSLATE_NOOP("CopyFormat", "user:password@host:port"),
         .pattern = u"{if auth}{user}:{password}@{end}{server}"_s,
         .credentials = true,
         // About half of its readers add http:// and parse a URL: only characters that mean the same in both are
         // written.
         .forbidden = u":@/\\?#%[] "_s},
        {.id = u"curl"_s,
         .label = QT_TRANSLATE_NOOP("CopyFormat", "cURL command"),
         // zsh reads brackets as a file name pattern.
         .pattern = u"curl -x {if ipv6}'http://{server}'{else}http://{server}{end}"
                    "{if auth} --proxy-user '{user}:{password}'{end} https://d.qg.net/ip"_s,
         .quoting = Quoting::CurlUser,
         .credentials = true},
        {.id = u"env"_s,
         .label = QT_TRANSLATE_NOOP("CopyFormat", "Environment (sh, bash, zsh)"),
         .pattern = u"export http_proxy='{url}' https_proxy='{url}' all_proxy='{url}'"_s,
         .quoting = Quoting::PosixShell,
         .credentials = true},
        {.id = u"powershell"_s,
         .label = QT_TRANSLATE_NOOP("CopyFormat", "Environment (PowerShell)"),
         .pattern = u"$env:http_proxy=\"{url}\"; $env:https_proxy=\"{url}\"; $env:all_proxy=\"{url}\""_s,
         .quoting = Quoting::PowerShell,
         .credentials = true},
        {.id = u"cmd"_s,
         .label = QT_TRANSLATE_NOOP("CopyFormat", "Environment (cmd window)"),
         // One line, so that nothing runs while it is pasted; no space before &, which would belong to the value.
         .pattern = u"set http_proxy={url}&set https_proxy={url}&set all_proxy={url}"_s,
         .quoting = Quoting::Cmd,
         .credentials = true},
        {.id = u"proxychains"_s,
         .label = QT_TRANSLATE_NOOP("CopyFormat", "proxychains"),
         .pattern = u"http {host} {port}{if auth} {user} {password}{end}"_s,
         .quoting = Quoting::Proxychains,
         .credentials = true,
         .asciiCredentials = true},
        {.id = u"clash"_s,
         .label = QT_TRANSLATE_NOOP("CopyFormat", "mihomo / Clash"),
         .pattern = u"- {{name: \"{name}\", type: http, server: \"{host}\", port: {port}"
                    "{if auth}, username: \"{user}\", password: \"{password}\"{end}}}"_s,
         .quoting = Quoting::JsonString,
         .credentials = true},
        {.id = u"singbox"_s,
         .label = QT_TRANSLATE_NOOP("CopyFormat", "sing-box"),
         .pattern = u"{{\"type\":\"http\",\"tag\":\"{name}\",\"server\":\"{host}\",\"server_port\":{port}"
                    "{if auth},\"username\":\"{user}\",\"password\":\"{password}\"{end}}}"_s,
         .quoting = Quoting::JsonString,
         .credentials = true,
         .separator = u",\n"_s},
        {.id = u"requests"_s,
         .label = QT_TRANSLATE_NOOP("CopyFormat", "Python requests"),
         .pattern = u"{{'http': '{url}', 'https': '{url}'}}"_s,
         .quoting = Quoting::PythonString,
         .credentials = true,
         .separator = u",\n"_s,
         .asciiCredentials = true},
        {.id = u"playwright"_s,
         .label = QT_TRANSLATE_NOOP("CopyFormat", "Playwright"),
         .pattern = u"{{ server: 'http://{server}'{if auth}, username: '{user}', password: '{password}'{end} }}"_s,
         .quoting = Quoting::JavaScriptString,
         .credentials = true,
         .separator = u",\n"_s},
        {.id = u"json"_s,
         .label = QT_TRANSLATE_NOOP("CopyFormat", "JSON"),
         .pattern = u"  {{{if exit_ip}\"proxy_ip\":\"{exit_ip}\",{end}\"server\":\"{server}\""
                    "{if area},\"area\":\"{area}\"{end}{if area_code},\"area_code\":\"{area_code}\"{end}"
                    "{if isp},\"isp\":\"{isp}\"{end}{if deadline},\"deadline\":\"{deadline}\"{end}}}"_s,
         .quoting = Quoting::JsonString,
         .separator = u",\n"_s,
         .opening = u"[\n"_s,
         .closing = u"\n]"_s},
    }};
    return formats;
}

const CopyFormat *findCopyFormat(QStringView id)
{
    const std::span<const CopyFormat> formats = copyFormats();
    const auto found
        = std::find_if(formats.begin(), formats.end(), [id](const CopyFormat &format) { return format.id == id; });
    return found == formats.end() ? nullptr : &*found;
}

QString copyFormatName(const CopyFormat &format)
{
    return format.label ? QCoreApplication::translate("CopyFormat", format.label) : format.name;
}

} // namespace proxydeck
