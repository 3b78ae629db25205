// SPDX-License-Identifier: MIT
#pragma once

#include "formats/copy_format.h"

namespace proxydeck {

/// The built-in formats in their order: hostport, url, url-plain, hostport-user, user-hostport, curl, env, powershell,
/// cmd, proxychains, clash, singbox, requests, playwright, json.
std::span<const CopyFormat> copyFormats();
const CopyFormat *findCopyFormat(QStringView id);
QString copyFormatName(const CopyFormat &format);

} // namespace proxydeck
