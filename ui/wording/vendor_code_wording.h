// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/endpoint.h"

#include <QStringView>

namespace proxydeck {

/// Texts for one vendor code. English sources for translation in the context "ErrorWording".
struct VendorCodeWording
{
    /// Which page of the endpoint helps.
    enum class Page : quint8 { None, Key, Authentication, DebugTool };

    const char *code = nullptr;
    Mode mode = Mode::None; ///< None: all modes without an entry of their own
    const char *title = nullptr;
    const char *cause = nullptr;
    const char *next = nullptr;
    Page page = Page::None;
};

/// Null for a code without a description.
const VendorCodeWording *findVendorCodeWording(QStringView code, Mode mode);

} // namespace proxydeck
