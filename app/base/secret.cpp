// SPDX-License-Identifier: MIT
#include "base/secret.h"

namespace proxydeck {

Secret::Secret(QString text)
    : m_text(std::move(text))
{
}

Secret::~Secret()
{
    // Shared text is still used by another Secret; only its last owner can wipe it.
    if (!m_text.isEmpty() && m_text.isDetached())
        m_text.fill(QChar(u'\0'));
}

} // namespace proxydeck
