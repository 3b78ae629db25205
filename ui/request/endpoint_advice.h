// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QToolButton;
class QUrl;

namespace proxydeck {

class NoteLabel;
struct Endpoint;

/// What the vendor's documentation says that an operator should know before the first call, with its page one click
/// away. Hidden for calls that need no advice.
class EndpointAdvice : public QWidget
{
    Q_OBJECT

public:
    explicit EndpointAdvice(QWidget *parent = nullptr);

    /// \a endpoint may be null; else it must outlive this.
    void showEndpoint(const Endpoint *endpoint);

Q_SIGNALS:
    void openUrl(const QUrl &url);

protected:
    void changeEvent(QEvent *event) override;

private:
    const Endpoint *m_endpoint = nullptr;
    NoteLabel *m_text;
    QToolButton *m_link;
};

} // namespace proxydeck
