// SPDX-License-Identifier: MIT
#pragma once

#include "catalogue/endpoint.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;
class QUrl;

namespace proxydeck {

class Catalogue;
class Clipboard;
class FilterEdit;
class NoteLabel;
class VendorCodesModel;

/// What the vendor's codes mean and what to do about each: a list to search, and the chosen one in full. Not modal.
class VendorCodesDialog : public QDialog
{
    Q_OBJECT

public:
    VendorCodesDialog(const Catalogue &catalogue, Clipboard &clipboard, QWidget *parent = nullptr);
    ~VendorCodesDialog() override;

    /// Chooses \a code, with what it means in \a mode. One that nobody has described is said to be none.
    void showCode(const QString &code, Mode mode = Mode::None);

Q_SIGNALS:
    /// The operator wants to see a page of the vendor's.
    void openUrl(const QUrl &url);
    /// For the status bar.
    void message(const QString &text);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    int currentRow() const;
    void filter(const QString &text);
    void showCurrent();
    void updateNote();
    void copyCurrent();
    void retranslate();

    Clipboard &m_clipboard;
    VendorCodesModel *m_model;
    QSortFilterProxyModel *m_filtered;
    FilterEdit *m_search;
    NoteLabel *m_note;
    QTableView *m_list;
    QWidget *m_details;
    QLabel *m_code;
    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_plans;
    QPushButton *m_copy;
    QPushButton *m_page;
    QDialogButtonBox *m_buttons;
    QString m_unknown; ///< the code asked for that nobody has described
};

} // namespace proxydeck
